package dev.attune.proxy.wire;

import io.vertx.core.buffer.Buffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tap what a gzip-compressed answer says (RFC 1952). It sees copies, as any tap; an answer that is not what it says to be, or
 * inflates without measure, is not looked at any further. Nor is one that names a file in its header, which no server does.
 */
final class InflatingTap implements AnswerTap {

    private static final int HEADER_BYTES = 10;
    private static final int FLAGS = 3;
    private static final int CHUNK_BYTES = 16 << 10;
    /** Of one answer: some hundred times what the longest answers of today come to. */
    private static final long MOST_BYTES = 256L << 20;

    private final AnswerTap tap;
    private final long most;
    private final Inflater inflater = new Inflater(true);
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int header;
    private long inflated;
    private boolean over;

    InflatingTap(AnswerTap tap) {
        this(tap, MOST_BYTES);
    }

    /** @param most bytes that are looked at, once inflated; the piece that goes beyond is the last */
    InflatingTap(AnswerTap tap, long most) {
        this.tap = tap;
        this.most = most;
    }

    /** Where in the compressed bytes the closing event begins cannot be told: the whole piece is the last then. */
    @Override
    public int observe(Buffer piece) {
        if (over) {
            return -1;
        }
        byte[] bytes = piece.getBytes();
        int start = skipHeader(bytes);
        boolean closing = false;
        if (start == bytes.length) {
            return -1;
        }
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            for (int count = inflate(); count > 0; count = inflate()) {
                closing |= tap.observe(Buffer.buffer().appendBytes(chunk, 0, count)) >= 0;
            }
        } catch (DataFormatException notSoCompressed) {
            over = true;
        }
        end();
        return closing ? 0 : -1;
    }

    @Override
    public String text() {
        return tap.text();
    }

    @Override
    public @Nullable String id() {
        return tap.id();
    }

    @Override
    public Usage usage() {
        return tap.usage();
    }

    @Override
    public boolean isOverflowed() {
        return tap.isOverflowed() || inflated > most;
    }

    /** Index of the first byte behind the header; the length where there is none. */
    private int skipHeader(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && header < HEADER_BYTES) {
            over |= header == FLAGS && bytes[at] != 0;
            header++;
            at++;
        }
        return over ? bytes.length : at;
    }

    private int inflate() throws DataFormatException {
        int count = inflated > most ? 0 : inflater.inflate(chunk);
        inflated += count;
        return count;
    }

    /** Lets go of the inflater; where an answer breaks off, the collector does. */
    private void end() {
        over |= inflater.finished() || inflated > most;
        if (over) {
            inflater.end();
        }
    }
}
