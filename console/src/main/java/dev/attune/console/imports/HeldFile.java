package dev.attune.console.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that was sent, open and without a name: where the system can do so, it is gone from the folder at once and from the disk when the
 * process lets go of it, however that ends. Safe on any thread; reading blocks.
 */
final class HeldFile implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;

    private HeldFile(FileChannel channel) {
        this.channel = channel;
    }

    static HeldFile take(Path path) throws IOException {
        return new HeldFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
    }

    long size() throws IOException {
        return channel.size();
    }

    /** All of it, from its beginning. */
    InputStream open() {
        return new BufferedInputStream(new Walk(), BUFFER);
    }

    /** The octets from one place up to another. */
    byte[] part(long begin, long end) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(Math.toIntExact(end - begin));
        while (part.hasRemaining()) {
            if (channel.read(part, begin + part.position()) < 0) {
                throw new IOException("the file is shorter than it was");
            }
        }
        return part.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads by place, so that several may read at once. */
    private final class Walk extends InputStream {

        private long place;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = channel.read(ByteBuffer.wrap(into, from, most), place);
            place += Math.max(0, count);
            return count;
        }
    }
}
