package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.What;
import dev.attune.profile.text.TextVector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VectorStoreTest {

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final Memory TEA = Samples.memory("m1", "tea");
    private static final Memory COFFEE = Samples.memory("m2", "coffee");
    private static final List<String> BOTH = List.of(TEA.id(), COFFEE.id());

    private RedisStore store;
    private RedisStore other;

    @BeforeEach
    void openTwoStores() {
        store = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS));
        other = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS));
    }

    @AfterEach
    void closeThem() {
        store.close();
        other.close();
        REDIS.flush();
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void keepsVectorsOfMemoriesThatAreThereForEveryProcess() {
        learn(TEA);
        keep(Map.of(TEA.id(), vector(TEA), COFFEE.id(), vector(COFFEE)));

        assertThat(loaded()).containsOnlyKeys(TEA.id());
        assertThat(loaded().values()).allMatch(vector -> vector.isOf(TEA.text()));
    }

    @Test
    void letsGoOfAVectorWithItsMemory() {
        learn(TEA);
        learn(COFFEE);
        keep(Map.of(TEA.id(), vector(TEA), COFFEE.id(), vector(COFFEE)));
        Profile base = profile();
        Eventually.get(store.profiles()
                .commit(Draft.byHand(
                        base,
                        List.of(Samples.adaptation(
                                base,
                                0,
                                What.UNDONE,
                                new Change(base.memory(TEA.id()).orElseThrow(), null))))));

        assertThat(loaded()).containsOnlyKeys(COFFEE.id());
    }

    @Test
    void erasesVectorsAndTakesNoneForSomebodyErased() {
        learn(TEA);
        keep(Map.of(TEA.id(), vector(TEA)));
        Eventually.get(store.erase(Samples.ALICE));
        assertThat(loaded()).isEmpty();

        keep(Map.of(TEA.id(), vector(TEA)));
        assertThat(loaded()).isEmpty();
    }

    private void learn(Memory memory) {
        assertThat(Eventually.get(store.profiles().commit(Samples.learned(profile(), memory))))
                .isInstanceOf(Commit.Done.class);
    }

    private Profile profile() {
        return Eventually.get(store.profiles().load(Samples.ALICE));
    }

    private void keep(Map<String, TextVector> vectors) {
        Eventually.get(store.vectors().keep(Samples.ALICE, vectors).thenApply(kept -> true));
    }

    private Map<String, TextVector> loaded() {
        return Eventually.get(other.vectors().load(Samples.ALICE, BOTH));
    }

    private static TextVector vector(Memory memory) {
        return TextVector.of(memory.text(), new float[] {0.6f, -0.8f});
    }
}
