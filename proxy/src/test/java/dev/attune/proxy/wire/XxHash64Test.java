package dev.attune.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XxHash64Test {

    /** Values of the published implementation. */
    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "message digest, 066ed728fceeb3be",
        "abcdefghijklmnopqrstuvwxyz, cfe1f278fa89835c",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789, aaa46907d3047814",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890, e04a477f19ee145d"
    })
    void gives_the_published_values(String text, String hash) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(Long.toHexString(XxHash64.hash(bytes, 0, bytes.length)))
                .isEqualTo(Long.toHexString(Long.parseUnsignedLong(hash, 16)));
    }

    @Property
    void depends_on_the_bytes_alone_and_not_on_their_place(@ForAll @Size(max = 100) byte[] bytes) {
        byte[] elsewhere = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, elsewhere, 5, bytes.length);
        assertThat(XxHash64.hash(elsewhere, 5, 5 + bytes.length)).isEqualTo(XxHash64.hash(bytes, 0, bytes.length));
    }

    @Property
    void changes_with_any_byte(@ForAll @Size(min = 1, max = 100) byte[] bytes, @ForAll int place) {
        long before = XxHash64.hash(bytes, 0, bytes.length);
        bytes[Math.floorMod(place, bytes.length)] ^= 1;
        assertThat(XxHash64.hash(bytes, 0, bytes.length)).isNotEqualTo(before);
    }
}
