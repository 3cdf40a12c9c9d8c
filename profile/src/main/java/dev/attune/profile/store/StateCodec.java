package dev.attune.profile.store;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;

/** One state of a profile as the text of its field in Redis. The number of the format comes first. */
final class StateCodec {

    private static final String MEMORY_PREFIX = Memory.keyOf("");
    private static final int FORMAT = 1;

    private StateCodec() {}

    static String encode(State state) {
        return CompactWriter.array(writer -> {
            writer.number(FORMAT);
            if (state instanceof Memory memory) {
                MemoryCodec.write(writer, memory);
            } else if (state instanceof Controls controls) {
                ControlsCodec.write(writer, controls);
            } else if (state instanceof Trait trait) {
                TraitCodec.write(writer, trait);
            }
        });
    }

    static boolean isMemory(String key) {
        return key.startsWith(MEMORY_PREFIX);
    }

    static Memory decodeMemory(String key, String text) {
        return CompactReader.array(text, reader -> {
            checkFormat(reader.number());
            return MemoryCodec.read(reader, key.substring(MEMORY_PREFIX.length()));
        });
    }

    static Trait decodeTrait(String key, String text) {
        return CompactReader.array(text, reader -> {
            checkFormat(reader.number());
            return TraitCodec.read(reader, key);
        });
    }

    static Controls decodeControls(String text) {
        return CompactReader.array(text, reader -> {
            checkFormat(reader.number());
            return ControlsCodec.read(reader);
        });
    }

    static void checkFormat(long format) {
        if (format != FORMAT) {
            throw new Unreadable("format " + format + " is not one that this version reads");
        }
    }
}
