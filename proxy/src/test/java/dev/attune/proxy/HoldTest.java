package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HoldTest {

    private final Hold hold = new Hold(Duration.ofSeconds(1));

    @Test
    void a_momentary_trouble_is_waited_out() {
        assertThat(hold.millis()).isEqualTo(1_000);
        hold.kept(3);
        assertThat(hold.millis()).isEqualTo(1_000);
        hold.kept(250);
        assertThat(hold.millis()).isEqualTo(1_000);
    }

    @Test
    void while_turns_are_kept_slowly_the_next_wait_less() {
        hold.kept(251);
        assertThat(hold.millis()).isEqualTo(250);
        hold.kept(600);
        assertThat(hold.millis()).isEqualTo(250);
        hold.kept(100);
        assertThat(hold.millis()).isEqualTo(1_000);
    }

    @Test
    void behind_one_that_was_late_the_next_wait_less_until_one_is_kept() {
        hold.late();
        assertThat(hold.millis()).isEqualTo(250);
        hold.late();
        assertThat(hold.millis()).isEqualTo(250);
        hold.kept(9);
        assertThat(hold.millis()).isEqualTo(1_000);
    }
}
