package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A history that is longer than it may be. */
final class FoldingTest {

    private static final int KEPT = 10;

    @Test
    void whatIsKeptOfAHistoryTellsThePastAsTheWholeDid() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS)
                        .withKeep(StoreSettings.Keep.USUAL.withEach(100, KEPT)))) {
            Map<Instant, Profile> past = new LinkedHashMap<>();
            Profile profile = Eventually.get(store.profiles().load(Samples.ALICE));
            for (int number = 0; number < 40; number++) {
                Instant at = Samples.NOON.plusSeconds(profile.version());
                profile = commit(store, profile, number);
                past.put(at, profile);
            }
            Eventually.holds("the oldest part is folded", () -> history(store).size() <= KEPT + 1);
            Profile now = profile;
            List<Adaptation> left = history(store);
            Instant oldest = left.get(left.size() - 1).at();
            past.forEach((moment, then) -> {
                if (moment.isBefore(oldest.minusSeconds(1))) {
                    assertThatThrownBy(() -> Eventually.get(store.histories().at(Samples.ALICE, moment)))
                            .isInstanceOf(InvalidInput.class)
                            .hasMessageContaining("history is kept");
                    assertThatThrownBy(() -> Eventually.get(store.histories().at(now, moment, List.of())))
                            .isInstanceOf(InvalidInput.class)
                            .hasMessageContaining("history is kept");
                } else {
                    Profile rebuilt = Eventually.get(store.histories().at(Samples.ALICE, moment));
                    assertThat(rebuilt.memories()).isEqualTo(then.memories());
                    assertThat(rebuilt.controls()).isEqualTo(then.controls());
                    assertThat(rebuilt.version()).isEqualTo(then.version());
                    assertThat(Eventually.get(store.histories().at(now, moment, List.of())))
                            .isEqualTo(rebuilt);
                }
            });
            Eventually.get(store.erase(Samples.ALICE));
            assertThat(redis.keys("*alice*:past")).isZero();
        }
    }

    @Test
    void atItsBoundAndATenthBeyondItIsWholeAndThenItIsFoldedToTheBound() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS)
                        .withKeep(StoreSettings.Keep.USUAL.withEach(100, KEPT)))) {
            Profile profile = Eventually.get(store.profiles().load(Samples.ALICE));
            Instant first = Samples.NOON.plusSeconds(profile.version());
            for (int number = 0; number < KEPT + 1; number++) {
                profile = commit(store, profile, number);
            }
            assertThat(history(store)).hasSize(KEPT + 1);
            assertThat(Eventually.get(store.histories().at(Samples.ALICE, first))
                            .memories())
                    .hasSize(1);
            commit(store, profile, KEPT + 1);
            Eventually.holds("it is folded", () -> history(store).size() == KEPT);
            assertThatThrownBy(() -> Eventually.get(store.histories().at(Samples.ALICE, first)))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    private static List<Adaptation> history(RedisStore store) {
        return Eventually.get(store.histories().list(Samples.ALICE, new Page.Request(100, null)))
                .items();
    }

    private static Profile commit(RedisStore store, Profile base, int number) {
        Commit commit = Eventually.get(
                store.profiles().commit(Samples.change(base, null, Samples.memory("m" + number, "tea " + number))));
        assertThat(commit).isInstanceOf(Commit.Done.class);
        return ((Commit.Done) commit).profile();
    }
}
