package dev.attune.profile.store;

import dev.attune.profile.compose.Passage;
import dev.attune.profile.compose.Step;
import dev.attune.profile.compose.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person's conversations were told as the hash that Redis has of it. A text is kept once, under a hash of itself, however many
 * steps it belongs to. What cannot be read is as if it were not there: a prompt cache is all that is lost.
 */
final class TrailHash {

    private static final char STEP = 'm';
    private static final char TEXT = 't';
    private static final String NOTHING = "-";
    private static final int RADIX = 16;
    private static final int WORDS = 7;

    private TrailHash() {}

    static Trail read(Map<String, String> fields) {
        Map<String, Passage> texts = new HashMap<>();
        fields.forEach((field, value) -> {
            if (field.charAt(0) == TEXT) {
                text(value, field, texts);
            }
        });
        Map<Long, Step> steps = new HashMap<>();
        fields.forEach((field, value) -> {
            if (field.charAt(0) == STEP) {
                step(value, field, texts, steps);
            }
        });
        return Trail.of(steps);
    }

    /** Fields and values in turn. */
    static List<String> write(Map<Long, Step> steps) {
        Map<String, String> fields = new HashMap<>();
        steps.forEach((key, step) -> fields.put(STEP + Long.toHexString(key), step(step, fields)));
        List<String> all = new ArrayList<>();
        fields.forEach((field, value) -> {
            all.add(field);
            all.add(value);
        });
        return all;
    }

    private static String step(Step step, Map<String, String> fields) {
        Step.Opening opening = step.opening();
        return String.join(
                " ",
                Long.toString(step.at().toEpochMilli()),
                Long.toHexString(step.own()),
                Long.toHexString(step.place()),
                reference(step.standing(), fields),
                reference(step.recalled(), fields),
                opening == null ? NOTHING : Long.toHexString(opening.message()),
                opening == null ? NOTHING : reference(opening.recalled(), fields));
    }

    private static String reference(@Nullable Passage passage, Map<String, String> fields) {
        if (passage == null) {
            return NOTHING;
        }
        String value = CompactWriter.array(writer -> {
            writer.text(passage.text());
            writer.number(passage.tokens());
            for (Passage.Item item : passage.items()) {
                writer.text(item.memory());
                writer.number(item.wording());
            }
        });
        String reference = TEXT + Long.toHexString(hash(value));
        fields.put(reference, value);
        return reference;
    }

    private static void text(String value, String field, Map<String, Passage> texts) {
        try {
            texts.put(field, CompactReader.array(value, reader -> {
                String text = reader.text();
                int tokens = (int) reader.number();
                List<Passage.Item> items = new ArrayList<>();
                for (String id = reader.textOrNull(); id != null; id = reader.textOrNull()) {
                    items.add(new Passage.Item(id, (int) reader.number()));
                }
                return new Passage(text, tokens, items);
            }));
        } catch (Unreadable other) {
            texts.remove(field);
        }
    }

    private static void step(String value, String field, Map<String, Passage> texts, Map<Long, Step> steps) {
        String[] words = value.split(" ", -1);
        if (words.length < WORDS
                || !isThere(words[3], texts)
                || !isThere(words[4], texts)
                || !isThere(words[6], texts)) {
            return;
        }
        try {
            Step.Opening opening = words[5].equals(NOTHING)
                    ? null
                    : new Step.Opening(Long.parseUnsignedLong(words[5], RADIX), texts.get(words[6]));
            steps.put(
                    Long.parseUnsignedLong(field, 1, field.length(), RADIX),
                    new Step(
                            Instant.ofEpochMilli(Long.parseLong(words[0])),
                            Long.parseUnsignedLong(words[1], RADIX),
                            Long.parseUnsignedLong(words[2], RADIX),
                            texts.get(words[3]),
                            texts.get(words[4]),
                            opening));
        } catch (NumberFormatException other) {
            return;
        }
    }

    private static boolean isThere(String reference, Map<String, Passage> texts) {
        return reference.equals(NOTHING) || texts.containsKey(reference);
    }

    /** 64 bits: among the few hundred texts of one person no two meet. */
    private static long hash(String value) {
        long hash = 0x5851_F42D_4C95_7F2DL;
        for (int index = 0; index < value.length(); index++) {
            hash = (hash ^ value.charAt(index)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
