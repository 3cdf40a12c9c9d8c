package dev.attune.profile.store;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A memory without its id, either whole or as what sets it apart from a later state of itself. A history holds both states of every
 * change, and most changes touch little, so that the earlier state costs a few bytes.
 */
final class MemoryCodec {

    private static final int CODES = 1;
    private static final int TEXT = 1 << 1;
    private static final int CONFIDENCE = 1 << 2;
    private static final int IMPORTANCE = 1 << 3;
    private static final int VALID_FROM = 1 << 4;
    private static final int EVIDENCE = 1 << 5;
    private static final int VALID_UNTIL = 1 << 6;
    private static final int SUPERSEDES = 1 << 7;

    private MemoryCodec() {}

    static void write(CompactWriter writer, Memory memory) throws IOException {
        writer.text(codes(memory));
        writer.text(memory.text());
        writer.decimal(memory.confidence());
        writer.decimal(memory.importance());
        writer.time(memory.validFrom());
        writer.begin();
        evidence(memory).write(writer, memory.evidence());
        writer.end();
        writer.time(memory.validUntil());
        writer.text(memory.supersedes());
    }

    static Memory read(CompactReader reader, String id) throws IOException {
        Parts parts = new Parts();
        parts.codes = reader.text();
        parts.text = reader.text();
        parts.confidence = reader.decimal();
        parts.importance = reader.decimal();
        parts.validFrom = reader.time();
        if (reader.begin()) {
            parts.evidence = new EvidenceCodec(parts.text, parts.validFrom).read(reader);
            reader.end();
        }
        parts.validUntil = reader.timeOrNull();
        parts.supersedes = reader.textOrNull();
        return parts.memory(id);
    }

    /** What of {@code earlier} is not as in {@code later}. */
    static void writeDifference(CompactWriter writer, Memory earlier, Memory later) throws IOException {
        int different = different(earlier, later);
        writer.number(different);
        if ((different & CODES) != 0) {
            writer.text(codes(earlier));
        }
        if ((different & TEXT) != 0) {
            writer.text(earlier.text());
        }
        if ((different & CONFIDENCE) != 0) {
            writer.decimal(earlier.confidence());
        }
        if ((different & IMPORTANCE) != 0) {
            writer.decimal(earlier.importance());
        }
        if ((different & VALID_FROM) != 0) {
            writer.time(earlier.validFrom());
        }
        if ((different & EVIDENCE) != 0) {
            writeEvidence(writer, earlier, later);
        }
        if ((different & VALID_UNTIL) != 0) {
            writer.time(earlier.validUntil());
        }
        if ((different & SUPERSEDES) != 0) {
            writer.text(earlier.supersedes());
        }
    }

    static Memory readDifference(CompactReader reader, Memory later) throws IOException {
        long different = reader.number();
        Parts parts = new Parts();
        parts.codes = (different & CODES) == 0 ? codes(later) : reader.text();
        parts.text = (different & TEXT) == 0 ? later.text() : reader.text();
        parts.confidence = (different & CONFIDENCE) == 0 ? later.confidence() : reader.decimal();
        parts.importance = (different & IMPORTANCE) == 0 ? later.importance() : reader.decimal();
        parts.validFrom = (different & VALID_FROM) == 0 ? later.validFrom() : reader.time();
        parts.evidence = (different & EVIDENCE) == 0 ? later.evidence() : readEvidence(reader, parts, later);
        parts.validUntil = (different & VALID_UNTIL) == 0 ? later.validUntil() : reader.timeOrNull();
        parts.supersedes = (different & SUPERSEDES) == 0 ? later.supersedes() : reader.textOrNull();
        return parts.memory(later.id());
    }

    private static int different(Memory earlier, Memory later) {
        return (codes(earlier).equals(codes(later)) ? 0 : CODES)
                | (earlier.text().equals(later.text()) ? 0 : TEXT)
                | (same(earlier.confidence(), later.confidence()) ? 0 : CONFIDENCE)
                | (same(earlier.importance(), later.importance()) ? 0 : IMPORTANCE)
                | (earlier.validFrom().equals(later.validFrom()) ? 0 : VALID_FROM)
                | (earlier.evidence().equals(later.evidence()) ? 0 : EVIDENCE)
                | (Objects.equals(earlier.validUntil(), later.validUntil()) ? 0 : VALID_UNTIL)
                | (Objects.equals(earlier.supersedes(), later.supersedes()) ? 0 : SUPERSEDES);
    }

    /** How many quotes the two begin with in common, and the further ones of the earlier. */
    private static void writeEvidence(CompactWriter writer, Memory earlier, Memory later) throws IOException {
        List<Evidence> quotes = earlier.evidence();
        int shared = 0;
        while (shared < quotes.size()
                && shared < later.evidence().size()
                && quotes.get(shared).equals(later.evidence().get(shared))) {
            shared++;
        }
        writer.begin();
        writer.number(shared);
        evidence(earlier).write(writer, quotes.subList(shared, quotes.size()));
        writer.end();
    }

    private static List<Evidence> readEvidence(CompactReader reader, Parts parts, Memory later) throws IOException {
        if (!reader.begin()) {
            throw new Unreadable("the evidence is missing");
        }
        int shared = Math.toIntExact(reader.number());
        List<Evidence> quotes = new ArrayList<>(later.evidence().subList(0, shared));
        quotes.addAll(new EvidenceCodec(parts.text, parts.validFrom).read(reader));
        reader.end();
        return quotes;
    }

    private static EvidenceCodec evidence(Memory memory) {
        return new EvidenceCodec(memory.text(), memory.validFrom());
    }

    private static boolean same(double one, double other) {
        return Double.compare(one, other) == 0;
    }

    private static String codes(Memory memory) {
        StringBuilder codes = new StringBuilder(5)
                .append(Code.FACET.of(memory.facet()))
                .append(Code.KIND.of(memory.kind()))
                .append(Code.ORIGIN.of(memory.origin()))
                .append(Code.STATUS.of(memory.status()));
        if (memory.sensitive() != null) {
            codes.append(Code.SENSITIVE.of(memory.sensitive()));
        }
        return codes.toString();
    }

    /** A memory while it is being read. */
    private static final class Parts {

        private static final int LENGTH_WITHOUT_CLASS = 4;

        private String codes = "";
        private String text = "";
        private double confidence;
        private double importance;
        private Instant validFrom = Instant.EPOCH;
        private List<Evidence> evidence = List.of();
        private @Nullable Instant validUntil;
        private @Nullable String supersedes;

        Memory memory(String id) {
            return new Memory(
                    id,
                    Code.FACET.at(codes, 0),
                    Code.KIND.at(codes, 1),
                    text,
                    Code.ORIGIN.at(codes, 2),
                    confidence,
                    importance,
                    codes.length() > LENGTH_WITHOUT_CLASS ? Code.SENSITIVE.at(codes, LENGTH_WITHOUT_CLASS) : null,
                    Code.STATUS.at(codes, 3),
                    validFrom,
                    validUntil,
                    supersedes,
                    evidence);
        }
    }
}
