package dev.attune.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

    private final ManualClock clock = new ManualClock();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void eachFailureDoublesTheWaitUpToABound() {
        List<Long> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 14; attempt++) {
            assertThat(throttle.attempt("10.0.0.1")).isZero();
            Duration wait = throttle.attempt("10.0.0.1");
            if (wait.isZero()) {
                continue;
            }
            waits.add(wait.toSeconds());
            clock.pass(wait);
        }

        assertThat(waits).startsWith(1L, 2L, 4L, 8L, 16L).endsWith(300L, 300L);
    }

    @Test
    void oneAddressDoesNotSlowAnother() {
        fail("10.0.0.1", 4);

        assertThat(throttle.attempt("10.0.0.1")).isPositive();
        assertThat(throttle.attempt("10.0.0.2")).isZero();
    }

    @Test
    void successForgetsTheFailures() {
        fail("10.0.0.1", 3);
        throttle.succeeded("10.0.0.1");

        assertThat(throttle.attempt("10.0.0.1")).isZero();
        assertThat(throttle.attempt("10.0.0.1")).isZero();
    }

    @Test
    void failuresAreForgottenAfterAWhile() {
        fail("10.0.0.1", 3);
        clock.pass(Duration.ofMinutes(31));

        assertThat(throttle.attempt("10.0.0.1")).isZero();
        assertThat(throttle.attempt("10.0.0.1")).isZero();
    }

    @Test
    void manyAddressesTakeBoundedRoom() {
        fail("10.0.0.1", 3);
        for (int number = 0; number < 10_000; number++) {
            throttle.attempt("other-" + number);
        }

        assertThat(throttle.attempt("10.0.0.1")).isZero();
    }

    private void fail(String address, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            throttle.attempt(address);
        }
    }
}
