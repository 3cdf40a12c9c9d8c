package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryBoundTest {

    private static final int MOST = 10;
    private static final Person ANN = new Person("default", "ann");

    @Test
    void aPersonHasAsManyMemoriesAsTheLimitAndNotOneMore() {
        try (RedisFixture redis = RedisFixture.open();
                TaughtPeople people = new TaughtPeople(
                        redis,
                        EpisodeSettings.USUAL,
                        new KeepSettings(KeepSettings.USUAL.statements(), KeepSettings.USUAL.history(), MOST))) {
            for (int number = 0; number < MOST; number++) {
                add(people, "Note number " + number + ".");
            }
            assertThat(lasting(people)).hasSize(MOST);
            assertThatThrownBy(() -> add(people, "One more."))
                    .isInstanceOfSatisfying(
                            ProfileFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(ProfileFailure.Code.TOO_LARGE))
                    .hasMessageContaining(MOST + " memories")
                    .hasMessageContaining("keep.memories");
            assertThat(people.teach(ANN, TaughtPeople.turn("t1", "I love bouldering.", people.now)))
                    .isEmpty();
            assertThat(lasting(people))
                    .hasSize(MOST)
                    .noneMatch(memory -> memory.text().contains("bouldering"));

            // What is there can still be changed.
            String first = lasting(people).get(0).id();
            Memory retired = TaughtPeople.await(people.profiles.memories().retire(ANN, first, TaughtPeople.BY_PERSON));
            assertThat(retired.status()).isEqualTo(Status.RETIRED);
        }
    }

    private static void add(TaughtPeople people, String text) {
        TaughtPeople.await(people.profiles
                .memories()
                .add(ANN, new NewMemory(Facet.CONTENT, Kind.FACT, text, 0.5, null, null), TaughtPeople.BY_PERSON));
    }

    private static List<Memory> lasting(TaughtPeople people) {
        return people.profile(ANN).memories().stream().filter(Memory::isLasting).toList();
    }
}
