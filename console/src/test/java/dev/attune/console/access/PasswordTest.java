package dev.attune.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordTest {

    private static final Password PASSWORD = Password.hash("tulip-42".toCharArray());

    @Test
    void itKnowsTheRightOneAndNoOther() {
        assertThat(PASSWORD.verify("tulip-42".toCharArray())).isTrue();
        assertThat(PASSWORD.verify("tulip-43".toCharArray())).isFalse();
        assertThat(PASSWORD.verify("".toCharArray())).isFalse();
    }

    @Test
    void whatIsWrittenCanBeReadAgain() {
        Password read = Password.parse(PASSWORD.encoded());

        assertThat(read.encoded()).isEqualTo(PASSWORD.encoded());
        assertThat(read.verify("tulip-42".toCharArray())).isTrue();
    }

    @Test
    void theSamePasswordIsNeverWrittenTheSameWay() {
        assertThat(Password.hash("tulip-42".toCharArray()).encoded()).isNotEqualTo(PASSWORD.encoded());
    }

    /** Test vector of PBKDF2-HMAC-SHA256 made with Python's hashlib: that password and salt, 100,000 rounds, 32 bytes. */
    @Test
    void itHashesAsOthersDo() {
        Password other = Password.parse(
                "pbkdf2-sha256$100000$c2FsdHNhbHRzYWx0c2FsdA==$cEeupgpen+gIuAQH9DJsCOu3y2K5tLZ5iJvaHQJo24M=");

        assertThat(other.verify("tulip-42".toCharArray())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tulip-42",
                "bcrypt$600000$c2FsdHNhbHRzYWx0c2FsdA==$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0c2FsdHNhbHQ=",
                "pbkdf2-sha256$99999$c2FsdHNhbHRzYWx0c2FsdA==$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0c2FsdHNhbHQ=",
                "pbkdf2-sha256$600000$c2FsdA==$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0c2FsdHNhbHQ=",
                "pbkdf2-sha256$600000$c2FsdHNhbHRzYWx0c2FsdA==$c2FsdA==",
                "pbkdf2-sha256$many$c2FsdHNhbHRzYWx0c2FsdA==$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0c2FsdHNhbHQ="
            })
    void whatIsNoStrongHashIsRefused(String encoded) {
        assertThatThrownBy(() -> Password.parse(encoded))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("must ");
    }
}
