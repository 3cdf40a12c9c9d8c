package dev.attune.console.imports;

import dev.attune.profile.Taken;
import dev.attune.profile.foreign.ChatGptFile;
import dev.attune.profile.foreign.ConversationSink;
import dev.attune.profile.foreign.PastConversation;
import dev.attune.profile.foreign.Problem;
import dev.attune.profile.foreign.UnreadableFile;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.LeftOut;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Past conversations. Each is learned from like one that was just held, a part at a time, the oldest first: then nothing has to be put
 * in behind what came later. Only where they stand in the file is kept, and each is read again when it is its turn.
 */
final class ChatSource implements Source {

    static final int MOST = 200_000;
    /** Of one conversation, which is read again as a whole. */
    static final int MOST_BYTES = 64 * 1024 * 1024;
    /** Turns that are learned from in one step. */
    private static final int PART = 40;

    private final Order order;
    private final Person person;
    private final HeldFile file;
    private List<Dated> oldestFirst = List.of();

    ChatSource(Order order, Person person, HeldFile file) {
        this.order = order;
        this.person = person;
        this.file = file;
    }

    @Override
    public Plan check() throws IOException {
        Tally tally = new Tally();
        Index index = new Index(tally);
        try (InputStream in = file.open()) {
            ChatGptFile.read(in, order.at(), index);
        } catch (UnreadableFile unreadable) {
            tally.unreadable(unreadable.problem());
        }
        index.finish();
        oldestFirst =
                index.places.stream().sorted(Comparator.comparing(Dated::at)).toList();
        return tally.plan(new ImportJob.Amount(1, 0, oldestFirst.size()));
    }

    @Override
    public void bring(Work work) throws IOException {
        Controls controls = work.await(() -> work.profiles().people().controls(person));
        if (!controls.isOn()) {
            int all = oldestFirst.size();
            work.did(new ImportJob.Amount(1, 0, all), new Taken(0, 0, 0, Map.of(LeftOut.OFF, all)));
            return;
        }
        String off = Arrays.stream(Facet.values())
                .filter(facet -> !controls.learns(facet))
                .map(Labelled::label)
                .collect(Collectors.joining(", "));
        if (!off.isEmpty()) {
            work.note("Learning is off for this person in: " + off + ". Nothing of that was learned.");
        }
        for (Dated each : oldestFirst) {
            if (work.isToStop()) {
                return;
            }
            Taken taken = Taken.NOTHING;
            for (Exchange part : parts(each.place)) {
                List<Adaptation> learned =
                        work.await(() -> work.profiles().learning().teachPast(part, order.at()));
                taken = taken.plus(new Taken(learned.size(), 0, 0, Map.of()));
            }
            work.did(new ImportJob.Amount(0, 0, 1), taken);
        }
        work.did(new ImportJob.Amount(1, 0, 0), Taken.NOTHING);
    }

    private List<Exchange> parts(ConversationSink.Place place) throws IOException {
        PastConversation conversation;
        try {
            conversation = ChatGptFile.one(file.part(place.begin(), place.end()), order.at())
                    .orElseThrow(() -> new IOException("a conversation is no longer where it was"));
        } catch (UnreadableFile changed) {
            throw new IOException("a conversation is no longer what it was", changed);
        }
        List<Exchange> parts = new ArrayList<>();
        List<Turn> turns = conversation.turns();
        for (int from = 0; from < turns.size(); from += PART) {
            // What the assistant said right before goes along, for the first words may be a reply to it.
            int start = from > 0 && turns.get(from - 1).role() == Role.ASSISTANT ? from - 1 : from;
            parts.add(
                    new Exchange(person, conversation.id(), turns.subList(start, Math.min(from + PART, turns.size()))));
        }
        return parts;
    }

    /** Where the conversations stand that have words of the person's own in them. */
    static final class Index implements ConversationSink {

        private final List<Dated> places = new ArrayList<>();
        private final Tally tally;
        private int count;

        Index(Tally tally) {
            this.tally = tally;
        }

        @Override
        public void conversation(Place place, PastConversation conversation) {
            count++;
            if (place.end() - place.begin() > MOST_BYTES) {
                tally.wrong(new Problem(place.item(), "It is larger than " + MOST_BYTES / 1024 / 1024 + " MiB."));
            } else if (conversation.own() > 0 && count <= MOST) {
                places.add(new Dated(place, conversation.from()));
                tally.own(conversation.own());
                tally.at(conversation.from());
                tally.at(conversation.until());
            }
        }

        @Override
        public void wrong(Problem problem) {
            tally.wrong(problem);
        }

        /** What can be said once all of the file is read. */
        void finish() {
            if (count > MOST) {
                tally.unreadable(
                        new Problem(0, "It holds " + count + " conversations, and a file may hold " + MOST + "."));
            }
        }
    }

    private record Dated(ConversationSink.Place place, Instant at) {}
}
