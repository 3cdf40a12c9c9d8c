package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "eror, error, true",
        "reedi, redi, true",
        "mongod, mongo, true",
        "typsecript, typescript, true",
        "camera, camexa, true",
        "mango, mongo, false",
        "k9s, k8s, false",
        "read, road, false",
        "camera, camera, false",
        "camera, cameraman, false",
        "painter, pointed, false",
        "abcd, abdce, false",
    })
    void tellsASlipFromAnotherWord(String one, String other, boolean slip) {
        assertThat(Spelling.isSlip(one, other)).isEqualTo(slip);
        assertThat(Spelling.isSlip(other, one)).isEqualTo(slip);
    }
}
