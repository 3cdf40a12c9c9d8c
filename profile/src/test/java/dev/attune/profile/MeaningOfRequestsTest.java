package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of somebody whose memory shares no word with them, on a real store. */
final class MeaningOfRequestsTest {

    private static final Person KIM = new Person("default", "kim");
    private static final Edit BY_ADMIN = new Edit(Author.ADMIN, "test", null);
    private static final String MEMORY = "I only want to drive electric vehicles";
    private static final String QUESTION = "Which new automobile would you suggest for me?";

    /** So that a busy machine is not taken for a late encoder. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private RedisFixture redis;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void meaningBringsUpWhatWordsMiss() {
        try (Profiles profiles = Profiles.open(settings(Path.of("../config")))) {
            remember(profiles);

            assertThat(search(profiles).items())
                    .extracting(item -> item.memory().text())
                    .containsExactly(MEMORY);
            assertThat(prepare(profiles).retrieved()).hasSize(1);
        }
    }

    @Test
    void aSecondProcessFindsTheVectorsOfTheFirst() {
        try (Profiles first = Profiles.open(settings(Path.of("../config")));
                Profiles second = Profiles.open(settings(Path.of("../config")))) {
            remember(first);
            assertThat(search(first).items()).hasSize(1);

            assertThat(search(second).items()).hasSize(1);
        }
    }

    @Test
    void wordsDecideWhereMeaningIsOff(@TempDir Path folder) throws IOException {
        try (Profiles profiles = Profiles.open(settings(changed(folder, "semantics: minilm", "semantics: off")))) {
            remember(profiles);

            assertThat(search(profiles).items()).isEmpty();
            assertThat(prepare(profiles).retrieved()).isEmpty();
        }
    }

    @Test
    void wordsDecideWhenMeaningComesTooLate(@TempDir Path folder) throws IOException {
        try (Profiles profiles = Profiles.open(settings(changed(folder, "meaningMillis: 40", "meaningMillis: 0")))) {
            remember(profiles);
            assertThat(search(profiles).items()).hasSize(1);

            assertThat(prepare(profiles).retrieved()).isEmpty();
        }
    }

    private ProfilesSettings settings(Path config) {
        return ProfilesSettings.of(redis.url(), new ConfigFiles(config))
                .withoutLearning()
                .withDeadline(PATIENT);
    }

    private static Path changed(Path folder, String from, String to) throws IOException {
        String text = Files.readString(Path.of("../config/recall.yaml"));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve("recall.yaml"), text.replace(from, to));
        return folder;
    }

    private static void remember(Profiles profiles) {
        NewMemory memory = new NewMemory(Facet.CONTENT, Kind.FACT, MEMORY, 0.5, null, null);
        Eventually.get(() -> profiles.memories()
                .add(KIM, memory, BY_ADMIN)
                .toCompletableFuture()
                .join());
    }

    private static Recalled search(Profiles profiles) {
        return profiles.search()
                .recall(KIM, new Search.Query(QUESTION, null, null, null))
                .toCompletableFuture()
                .join();
    }

    private static Prepared prepare(Profiles profiles) {
        List<Mark> marks = List.of(new Mark(Role.USER, 1));
        Asking asking = new Asking(KIM, null, "model", Mode.ON, marks, 0, QUESTION, Instant.now());
        return profiles.prepare(asking).toCompletableFuture().join();
    }
}
