package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OfferBufferTest {

    private final OfferBuffer buffer =
            new OfferBuffer(new StoreSettings.Queue(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), 5, 20));

    @BeforeEach
    void fill() {
        for (int place = 1; place <= 5; place++) {
            assertThat(buffer.add(offer(place, "four"))).isTrue();
        }
    }

    @Test
    void goesOnBehindWhatCouldNotBeSentAndComesBackToIt() {
        assertThat(places(2)).containsExactly(1L, 2L);
        assertThat(places(2)).containsExactly(3L, 4L);
        assertThat(places(2)).containsExactly(5L);
        assertThat(places(2)).containsExactly(1L, 2L);
        buffer.rewind();
        assertThat(places(9)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void takesAsManyAsItMayAndCountsTheOthers() {
        assertThat(buffer.add(offer(6, ""))).isFalse();
        assertThat(List.of(buffer.count(), buffer.dropped())).containsExactly(5L, 1L);
        buffer.remove(offer(1, "four"));
        assertThat(buffer.add(offer(7, "fives"))).as("text beyond the bound").isFalse();
        assertThat(buffer.add(offer(8, "four"))).isTrue();
        assertThat(List.of(buffer.count(), buffer.dropped())).containsExactly(5L, 2L);
    }

    private List<Long> places(int most) {
        return buffer.next(most).stream().map(OfferBuffer.Offer::place).toList();
    }

    private static OfferBuffer.Offer offer(long place, String text) {
        return new OfferBuffer.Offer(place, Samples.exchange(Samples.ALICE, text), 0);
    }
}
