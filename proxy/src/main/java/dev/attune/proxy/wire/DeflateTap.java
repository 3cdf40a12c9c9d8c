package dev.attune.proxy.wire;

import io.vertx.core.buffer.Buffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tap what an answer in {@code deflate} says. That is the zlib format (RFC 9110, 8.4.1.2; RFC 1950), but some servers send bare
 * DEFLATE (RFC 1951) under that name: the first two bytes tell them apart. It sees copies, as any tap.
 */
final class DeflateTap implements AnswerTap {

    private static final int HEADER_BYTES = 2;
    private static final int METHOD_BITS = 0x0F;
    private static final int DEFLATE = 8;
    private static final int CHECK = 31;
    private static final int CHUNK_BYTES = 16 << 10;
    /** Of one answer, as for gzip. */
    private static final long MOST_BYTES = 256L << 20;

    private final AnswerTap tap;
    private final long most;
    private final Buffer beginning = Buffer.buffer();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private @Nullable Inflater inflater;
    private long inflated;
    private boolean over;

    DeflateTap(AnswerTap tap) {
        this(tap, MOST_BYTES);
    }

    /** @param most bytes that are looked at, once inflated; the piece that goes beyond is the last */
    DeflateTap(AnswerTap tap, long most) {
        this.tap = tap;
        this.most = most;
    }

    /** Where in the compressed bytes the closing event begins cannot be told: the whole piece is the last then. */
    @Override
    public int observe(Buffer piece) {
        if (over) {
            return -1;
        }
        Inflater begun = inflater;
        if (begun != null) {
            return inflate(begun, piece.getBytes());
        }
        beginning.appendBuffer(piece);
        if (beginning.length() < HEADER_BYTES) {
            return -1;
        }
        begun = new Inflater(!isZlib(beginning));
        inflater = begun;
        return inflate(begun, beginning.getBytes());
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

    private static boolean isZlib(Buffer bytes) {
        int header = bytes.getUnsignedShort(0);
        return (bytes.getByte(0) & METHOD_BITS) == DEFLATE && header % CHECK == 0;
    }

    private int inflate(Inflater from, byte[] bytes) {
        boolean closing = false;
        try {
            from.setInput(bytes);
            int count = from.inflate(chunk);
            while (count > 0 && inflated <= most) {
                inflated += count;
                closing |= tap.observe(Buffer.buffer().appendBytes(chunk, 0, count)) >= 0;
                count = from.inflate(chunk);
            }
        } catch (DataFormatException notSoCompressed) {
            over = true;
        }
        over |= from.finished() || inflated > most;
        if (over) {
            from.end();
        }
        return closing ? 0 : -1;
    }
}
