package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a history as text. Its id is that of its entry; its quotes, most often the ones that the memory gained, are written as
 * their number.
 */
final class AdaptationCodec {

    private static final int FORMAT = 1;
    private static final String CONTROLS = "";
    private static final String TRAIT_PREFIX = ":";
    private static final int LENGTH_WITHOUT_FACET = 2;

    private AdaptationCodec() {}

    static String encode(Adaptation adaptation) {
        return CompactWriter.array(writer -> {
            writer.number(FORMAT);
            writer.time(adaptation.at());
            writer.text(codes(adaptation));
            writer.text(adaptation.why());
            writer.begin();
            for (Change change : adaptation.changes()) {
                writeChange(writer, change);
            }
            writer.end();
            writeEvidence(writer, adaptation);
            writer.text(adaptation.undoes());
        });
    }

    static Adaptation decode(String id, String text) {
        return CompactReader.array(text, reader -> {
            StateCodec.checkFormat(reader.number());
            Instant at = reader.time();
            String codes = reader.text();
            Facet facet = codes.length() > LENGTH_WITHOUT_FACET ? Code.FACET.at(codes, LENGTH_WITHOUT_FACET) : null;
            String why = reader.text();
            List<Change> changes = readChanges(reader);
            List<Evidence> evidence = readEvidence(reader, at, changes);
            String undoes = reader.textOrNull();
            return new Adaptation(
                    id, at, Code.WHAT.at(codes, 0), facet, changes, evidence, Code.AUTHOR.at(codes, 1), why, undoes);
        });
    }

    private static String codes(Adaptation adaptation) {
        String codes = "" + Code.WHAT.of(adaptation.what()) + Code.AUTHOR.of(adaptation.by());
        return adaptation.facet() == null ? codes : codes + Code.FACET.of(adaptation.facet());
    }

    /** The memory's id or what stands for another state, then the state after, then the one before: as a difference where there are both. */
    private static void writeChange(CompactWriter writer, Change change) throws IOException {
        State shown = change.after() == null ? change.before() : change.after();
        writer.begin();
        writer.text(idOf(shown));
        writeState(writer, change.after());
        if (change.before() instanceof Memory before && change.after() instanceof Memory after) {
            writer.begin();
            MemoryCodec.writeDifference(writer, before, after);
            writer.end();
        } else {
            writeState(writer, change.before());
        }
        writer.end();
    }

    private static String idOf(@Nullable State state) {
        if (state instanceof Memory memory) {
            return memory.id();
        }
        return state instanceof Trait trait ? TRAIT_PREFIX + trait.key() : CONTROLS;
    }

    private static void writeState(CompactWriter writer, @Nullable State state) throws IOException {
        if (state == null) {
            writer.absent();
            return;
        }
        writer.begin();
        if (state instanceof Memory memory) {
            MemoryCodec.write(writer, memory);
        } else if (state instanceof Controls controls) {
            ControlsCodec.write(writer, controls);
        } else if (state instanceof Trait trait) {
            TraitCodec.write(writer, trait);
        }
        writer.end();
    }

    private static List<Change> readChanges(CompactReader reader) throws IOException {
        List<Change> changes = new ArrayList<>();
        if (!reader.begin()) {
            throw new Unreadable("the changes are missing");
        }
        while (reader.begin()) {
            String id = reader.text();
            State after = readState(reader, id, null);
            State before = readState(reader, id, after);
            changes.add(new Change(before, after));
            reader.end();
        }
        reader.end();
        return changes;
    }

    private static @Nullable State readState(CompactReader reader, String id, @Nullable State after)
            throws IOException {
        if (!reader.begin()) {
            return null;
        }
        State state;
        if (id.equals(CONTROLS)) {
            state = ControlsCodec.read(reader);
        } else if (id.startsWith(TRAIT_PREFIX)) {
            state = TraitCodec.read(reader, id.substring(TRAIT_PREFIX.length()));
        } else if (after instanceof Memory later) {
            state = MemoryCodec.readDifference(reader, later);
        } else {
            state = MemoryCodec.read(reader, id);
        }
        reader.end();
        return state;
    }

    private static void writeEvidence(CompactWriter writer, Adaptation adaptation) throws IOException {
        List<Evidence> quotes = adaptation.evidence();
        if (quotes.isEmpty()) {
            writer.absent();
            return;
        }
        List<Evidence> last = lastQuotes(adaptation.changes());
        boolean gained = quotes.size() <= last.size()
                && last.subList(last.size() - quotes.size(), last.size()).equals(quotes);
        writer.begin();
        writer.number(gained ? quotes.size() : 0);
        if (!gained) {
            new EvidenceCodec("", adaptation.at()).write(writer, quotes);
        }
        writer.end();
    }

    private static List<Evidence> readEvidence(CompactReader reader, Instant at, List<Change> changes)
            throws IOException {
        if (!reader.begin()) {
            return List.of();
        }
        int gained = Math.toIntExact(reader.number());
        List<Evidence> last = lastQuotes(changes);
        List<Evidence> quotes =
                gained == 0 ? new EvidenceCodec("", at).read(reader) : last.subList(last.size() - gained, last.size());
        reader.end();
        return quotes;
    }

    /** The quotes of the last memory that stands after the changes. */
    private static List<Evidence> lastQuotes(List<Change> changes) {
        List<Evidence> last = List.of();
        for (Change change : changes) {
            last = change.after() instanceof Memory memory ? memory.evidence() : last;
        }
        return last;
    }
}
