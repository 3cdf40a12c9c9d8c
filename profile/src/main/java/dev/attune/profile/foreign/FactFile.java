package dev.attune.profile.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Reads files of facts. Blocks while it does; holds one item at a time. */
public final class FactFile {

    private FactFile() {}

    /**
     * Hands all items to the sink.
     *
     * @param now facts may not be from later than a day after it
     */
    public static void read(FileFormat format, InputStream in, Instant now, FactSink sink)
            throws IOException, UnreadableFile {
        switch (format) {
            case CSV -> new CsvFacts(now, sink).read(in);
            case MEM0 -> new Mem0Facts(now, sink).read(in);
            case ATTUNE, CHATGPT ->
                throw new IllegalArgumentException(format.label() + " holds no facts by themselves");
        }
    }
}
