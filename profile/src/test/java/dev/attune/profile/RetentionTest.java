package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as texts: what is written is read as it was. */
final class RetentionTest {

    private static final Retention USUAL = Retention.of(EpisodeSettings.USUAL, KeepSettings.USUAL);

    @Test
    void whatIsKeptIsReadAsItIsWritten() {
        assertThat(USUAL.text())
                .isEqualTo("episode-days: 90\nepisodes: 1000\nhistory: 10000\ntrace-days: 30\ntraces: 1000\n");
        assertThat(Retention.parse(USUAL.text())).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history: 10000|history: 99|history",
                "history: 10000|history: 1000001|history",
                "episode-days: 90|episode-days: -1|episode-days",
                "traces: 1000|traces: many|traces",
                "traces: 1000|traces: 1.5|traces",
                "traces: 1000|traces: 1000_000_000_000|traces",
                "traces: 1000|trace: 1000|trace",
                "traces: 1000|# nothing|traces",
                "traces: 1000|[|text"
            })
    void whatCannotBeIsNamed(String good, String bad, String field) {
        assertThatThrownBy(() -> Retention.parse(USUAL.text().replace(good, bad)))
                .isInstanceOf(InvalidInput.class)
                .extracting(wrong -> ((InvalidInput) wrong).field())
                .isEqualTo(field);
    }

    @Test
    void switchesAreReadAsTheyAreWritten() {
        ControlsPatch some = new ControlsPatch(
                Personalization.OFF,
                Map.of(
                        Facet.STYLE, new ControlsPatch.SwitchPatch(true, false),
                        Facet.RECOMMENDATION, new ControlsPatch.SwitchPatch(null, false)),
                Intensity.SUBTLE,
                Map.of(SensitiveClass.HEALTH, SensitivePolicy.ASK));
        assertThat(SwitchesText.parse(SwitchesText.of(some))).isEqualTo(some);
        assertThat(SwitchesText.of(ControlsPatch.NONE)).isEmpty();
        assertThat(SwitchesText.parse("")).isEqualTo(ControlsPatch.NONE);
        assertThatThrownBy(() -> SwitchesText.parse("intensity: loud\n"))
                .isInstanceOf(InvalidInput.class)
                .extracting(wrong -> ((InvalidInput) wrong).field())
                .isEqualTo("intensity");
    }
}
