package dev.attune.profile.compose;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What upstream has of a conversation that it keeps itself, once it has answered: with a stored response, or with a conversation of its
 * own. Requests that go on from there hold the new messages alone, and what upstream was told before is told by it again.
 *
 * <p>It is remembered as a {@link Step} under a key of its own, and so is stored, expires and is erased like the steps of messages.
 *
 * @param conversation its name, the app's or ours
 * @param items what was told so far
 * @param messages marks of what the person said so far, as {@link SaidHere} has them
 */
public record Held(Instant at, String conversation, List<Passage.Item> items, Set<Integer> messages) {

    private static final long KEY_SEED = 0x2545_F491_4F6C_DD1DL;
    private static final int MOST_MESSAGES = 1_000;
    private static final String MESSAGE = "";

    public Held {
        items = List.copyOf(items);
        messages = Set.copyOf(messages);
    }

    /** What a person's request goes on from; empty when nothing is remembered of it. */
    static @Nullable Held of(Asking asking, Trail trail) {
        Asking.Continued continued = asking.continues();
        Step step = continued == null ? null : trail.find(key(continued.id())).orElse(null);
        return step == null ? null : read(step);
    }

    /** The request, with the name of the conversation that it goes on with. */
    public static Asking named(Asking asking, Trail trail) {
        Held held = asking.conversation() == null ? of(asking, trail) : null;
        return held == null ? asking : asking.withConversation(held.conversation());
    }

    /**
     * What upstream has once it has answered.
     *
     * @param conversation the name where nothing is remembered of an earlier one
     * @param told by this request
     */
    public static Held after(Asking asking, Trail trail, String conversation, List<Memory> told) {
        Held before = of(asking, trail);
        Set<Passage.Item> items = new LinkedHashSet<>();
        Set<Integer> messages = new LinkedHashSet<>();
        if (before != null) {
            items.addAll(before.items());
            messages.addAll(before.messages());
        }
        told.forEach(memory -> items.add(Passage.Item.of(memory)));
        for (Mark mark : asking.marks()) {
            if (mark.role() == Role.USER && messages.size() < MOST_MESSAGES) {
                messages.add(SaidHere.mark(mark));
            }
        }
        String name = before == null ? conversation : before.conversation();
        return new Held(asking.at(), name, new ArrayList<>(items), messages);
    }

    /** The key that it is remembered by, of a response's or a conversation's id. */
    public static long key(String id) {
        return Utterance.mix(KEY_SEED, Utterance.hash(id));
    }

    /** As it is remembered under that key. */
    public Step step(long key) {
        List<Passage.Item> said =
                messages.stream().map(mark -> new Passage.Item(MESSAGE, mark)).toList();
        return new Step(at, key, key, new Passage(conversation, 0, items), new Passage(MESSAGE, 0, said), null);
    }

    private static @Nullable Held read(Step step) {
        Passage told = step.standing();
        Passage said = step.recalled();
        if (told == null || said == null) {
            return null;
        }
        Set<Integer> messages = new LinkedHashSet<>();
        said.items().forEach(item -> messages.add(item.wording()));
        return new Held(step.at(), told.text(), told.items(), messages);
    }
}
