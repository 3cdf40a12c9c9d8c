package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokenCountTest {

    private final TokenCount tokens = new TokenCount();

    @Test
    void countsTheTokensOfCl100k() {
        assertThat(tokens.of("")).isZero();
        assertThat(tokens.of("hello world")).isEqualTo(2);
        assertThat(tokens.of("hello world ".repeat(200).strip())).isEqualTo(400);
    }

    @Test
    void takesTheNamesOfSpecialTokensForText() {
        assertThat(tokens.of("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void countsHalfASurrogatePairAsAMark() {
        assertThat(tokens.of("a\uD800b")).isEqualTo(tokens.of("a?b"));
    }
}
