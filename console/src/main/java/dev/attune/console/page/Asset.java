package dev.attune.console.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that pages need.
 *
 * @param version changes when its bytes do
 */
record Asset(String contentType, Buffer bytes, String version) {

    private static final int VERSION_CHARACTERS = 16;

    static Asset load(String resource, String contentType) {
        try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + resource);
            }
            byte[] bytes = in.readAllBytes();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new Asset(contentType, Buffer.buffer(bytes), hash.substring(0, VERSION_CHARACTERS));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    String tag() {
        return '"' + version + '"';
    }
}
