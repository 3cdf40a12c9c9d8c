package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class PercentCodingTest {

    @Property
    void whatWasEncodedComesBack(@ForAll("texts") String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", octet));
        }

        assertThat(PercentCoding.decode("user", encoded.toString())).isEqualTo(text);
    }

    @Property
    void whatNeedsNoEncodingStaysAsItIs(@ForAll("plain") String text) {
        assertThat(PercentCoding.decode("user", text)).isEqualTo(text);
    }

    @Example
    void itDecodesOnce() {
        assertThat(PercentCoding.decode("user", "%252F")).isEqualTo("%2F");
    }

    @Example
    void brokenEncodingNamesTheField() {
        for (String broken : new String[] {"%", "a%2", "%g0", "%0g", "%FF", "%C3%28", "%-1", "%+1"}) {
            assertThatThrownBy(() -> PercentCoding.decode("user", broken))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            invalid -> assertThat(invalid.field()).isEqualTo("user"));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii(),
                Arbitraries.strings().withCharRange('\u00a0', '\ud7ff'),
                Arbitraries.of("🌻", "a/b", "100%", "+"));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().alpha().numeric().withChars("-._~+!$&'()*,;=:@");
    }
}
