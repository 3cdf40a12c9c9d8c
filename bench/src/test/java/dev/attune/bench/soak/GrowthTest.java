package dev.attune.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class GrowthTest {

    private static final int MINUTES = 30;
    private static final ReachTimes.Reach NONE = new ReachTimes().take();

    @Test
    void a_heap_that_grows_at_first_and_then_sways_is_bounded() {
        Growth heap = of(minute -> Math.min(minute, 8) * 5 + 60 + minute % 3);
        assertThat(heap.isBounded()).isTrue();
    }

    @Test
    void a_heap_that_goes_on_growing_is_not_bounded() {
        Growth heap = of(minute -> 60 + minute);
        assertThat(heap.isBounded()).isFalse();
        assertThat(heap.slope()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(heap.line()).isCloseTo(20, Offset.offset(1e-9));
    }

    @Test
    void one_sample_that_stands_out_fails_nothing() {
        Growth heap = of(minute -> minute == MINUTES ? 90 : 60);
        assertThat(heap.late()).isEqualTo(heap.early());
        assertThat(heap.isBounded()).isTrue();
    }

    @Test
    void growth_that_lucky_samples_at_the_end_hide_is_found_by_the_line() {
        Growth heap = of(minute -> minute > MINUTES - 2 ? 71 : 60 + minute);
        assertThat(heap.late()).isEqualTo(heap.early());
        assertThat(heap.isBounded()).isFalse();
    }

    private static Growth of(IntToDoubleFunction megabytes) {
        List<Sample> samples = new ArrayList<>();
        for (int minute = 1; minute <= MINUTES; minute++) {
            samples.add(
                    new Sample(minute * 60, megabytes.applyAsDouble(minute), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NONE));
        }
        return Growth.of(samples, Sample::heap);
    }
}
