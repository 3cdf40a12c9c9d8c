package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As many versions of a policy as are kept, and one more. */
final class PolicyVersionsTest {

    private static final int MOST = 500;

    @Test
    void theOldestVersionGoesWhenThereIsOneTooMany() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS))) {
            Eventually.get(add(store, 0));
            // Once Redis has the script, one connection takes them in their order.
            List<CompletionStage<PolicyVersion>> rest = IntStream.range(1, MOST)
                    .mapToObj(number -> add(store, number))
                    .toList();
            assertThat(Eventually.get(rest.get(MOST - 2)).number()).isEqualTo(MOST);
            assertThat(version(store, 1)).isPresent();
            Page<PolicyVersion> page =
                    Eventually.get(store.policies().versions(Policy.STANDING, new Page.Request(MOST, null)));
            assertThat(page.items()).hasSize(MOST);
            assertThat(page.cursor()).isNull();

            Eventually.get(add(store, MOST));
            assertThat(version(store, 1)).isEmpty();
            assertThat(version(store, 2)).isPresent();
        }
    }

    private static CompletionStage<PolicyVersion> add(RedisStore store, int base) {
        return store.policies()
                .add(Policy.STANDING, new PolicyVersion(base, Samples.NOON, "ada", "because", "text " + base));
    }

    private static Optional<PolicyVersion> version(RedisStore store, long number) {
        return Eventually.get(store.policies().version(Policy.STANDING, number));
    }
}
