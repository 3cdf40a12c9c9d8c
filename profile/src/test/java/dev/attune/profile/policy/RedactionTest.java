package dev.attune.profile.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets here are made up, or made at random; none was ever one. */
final class RedactionTest {

    private final Redaction redaction = new Redaction(new ConfigFiles(Path.of("no-such-folder")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my password is swordfish                       | swordfish",
                "login with password: tr0ub4dor&3 please        | tr0ub4dor&3",
                "DB_PASSWORD=letmein                            | letmein",
                "postgres://ada:s3cret@db.example:5432/x        | s3cret",
                "curl -H 'Authorization: Bearer abcd1234efgh'   | abcd1234efgh",
                "curl -u 'ada:pw' https://example.com           | ada:pw",
                "curl -s --user 'ada':'pw' https://example.com  | 'ada':'pw'",
                "curl -H 'X-Api-Key: zebra' https://example.com | zebra",
                "password, \"zebra-7\" is what they gave me       | zebra-7",
                "access: zebra7horse9 in the config             | zebra7horse9",
                "vendor: qwrtzplkjhgfdsx works                  | qwrtzplkjhgfdsx",
                "glsoat-abcdef12345678-tail9 is mine            | tail9",
                "pay with 4111 1111 1111 1111 then              | 4111 1111 1111 1111",
                "my card is 4111-1111-1111-1111                 | 4111-1111-1111-1111",
                "my ssn is 078-05-1120                          | 078-05-1120",
            })
    void takesOutWhatIsSecret(String text, String secret) {
        assertThat(redaction.redact(text)).doesNotContain(secret).contains("[redacted]");
    }

    @Test
    void ofALongTextTheBeginningIsReadAndNoMoreIsLeft() {
        Policies policies = new Policies(new ConfigFiles(Path.of("no-such-folder")));
        assertThat(policies.redact("We had tea", 10)).isEqualTo("We had tea");
        assertThat(policies.redact("We had teas", 10)).isEqualTo("We had tea");
        assertThat(policies.redact("We had te\uD83E\uDD8A", 10)).isEqualTo("We had te");
        // What stands for a secret is longer than this one.
        String secret = "password: zebra-7";
        assertThat(policies.redact(secret, 100)).isEqualTo("password: [redacted]");
        assertThat(policies.redact(secret, secret.length())).isEqualTo("password: [redact");
    }

    @Test
    void takesOutAPrivateKeyWithItsLines() {
        String key = "-----BEGIN " + "PRIVATE KEY-----\nabc\ndef\n-----END " + "PRIVATE KEY-----";
        assertThat(redaction.redact("here:\n" + key + "\nwhy?")).isEqualTo("here:\n[redacted]\nwhy?");
    }

    @Test
    void takesOutStringsThatLookRandom() {
        Random random = new Random(7);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int round = 0; round < 200; round++) {
            StringBuilder key = new StringBuilder("x7");
            random.ints(30, 0, digits.length()).forEach(index -> key.append(digits.charAt(index)));
            assertThat(redaction.redact("I use " + key + " for this")).isEqualTo("I use [redacted] for this");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I forgot my password, what now?",
                "Is a password of twelve characters secure?",
                "The secret of good bread is time.",
                "My favourite book is The Secret Garden",
                "Call getUserByIdentifier and then close_connection_2.",
                "See https://example.com/articles/how-to-bake-bread for more",
                "The parcel has the number 1234567890123456",
                "Write to ada.byron1815@example.com",
                "On 2026-03-01T12:00:00Z we left",
                "an internationalization accomplishment",
            })
    void leavesEverythingElse(String text) {
        assertThat(redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void aRedactedTextStaysAsItIs() {
        String once = redaction.redact("my password is swordfish and DB_TOKEN=abc123def456ghi789");
        assertThat(redaction.redact(once)).isEqualTo(once);
    }
}
