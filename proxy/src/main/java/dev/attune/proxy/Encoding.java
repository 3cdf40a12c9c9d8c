package dev.attune.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** How a request's body is compressed (RFC 9110, 8.4.1). */
enum Encoding {
    NONE {
        @Override
        InputStream plain(InputStream compressed) {
            return compressed;
        }
    },
    GZIP {
        @Override
        InputStream plain(InputStream compressed) throws IOException {
            return new GZIPInputStream(compressed);
        }
    },
    DEFLATE {
        @Override
        InputStream plain(InputStream compressed) {
            return new InflaterInputStream(compressed);
        }
    };

    static final String HEADER = "content-encoding";

    abstract InputStream plain(InputStream compressed) throws IOException;

    /** That which the headers name; empty when it is another, or several. */
    static Optional<Encoding> of(MultiMap headers) {
        List<String> names = headers.getAll(HEADER);
        if (names.size() > 1) {
            return Optional.empty();
        }
        String name = names.isEmpty() ? "" : names.get(0).trim().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> Optional.of(NONE);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }

    /** The body as it was before; empty when it is not what it says to be, or longer than {@code most} bytes. */
    Optional<Buffer> inflated(Buffer body, int most) {
        if (this == NONE) {
            return Optional.of(body);
        }
        try (InputStream plain = plain(new ByteArrayInputStream(body.getBytes()))) {
            byte[] bytes = plain.readNBytes(most);
            return plain.read() < 0 ? Optional.of(Buffer.buffer(bytes)) : Optional.empty();
        } catch (IOException notSoCompressed) {
            return Optional.empty();
        }
    }
}
