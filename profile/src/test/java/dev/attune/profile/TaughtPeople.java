package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The front door on a store, with a clock that tests turn, and what tests say through it. */
final class TaughtPeople implements AutoCloseable {

    static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    static final Edit BY_PERSON = new Edit(Author.PERSON, "test", null);

    final Profiles profiles;
    volatile Instant now = MORNING;

    TaughtPeople(RedisFixture redis) {
        this(redis, EpisodeSettings.USUAL);
    }

    TaughtPeople(RedisFixture redis, EpisodeSettings episodes) {
        this(redis, episodes, KeepSettings.USUAL.statements());
    }

    TaughtPeople(RedisFixture redis, EpisodeSettings episodes, int statements) {
        this(redis, episodes, new KeepSettings(statements, KeepSettings.USUAL.history()));
    }

    TaughtPeople(RedisFixture redis, EpisodeSettings episodes, KeepSettings keep) {
        ConfigFiles files = new ConfigFiles(Path.of("../config"));
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), files)
                .withDeadline(Duration.ofSeconds(10))
                .withWorkers(1)
                .with(episodes)
                .with(keep)
                .with(() -> now));
    }

    static Turn turn(String id, String words, Instant at) {
        return new Turn(id, Role.USER, null, words, at);
    }

    List<Adaptation> teach(Person person, Turn... turns) {
        return await(profiles.learning().teachAndWait(new Exchange(person, "c1", List.of(turns))));
    }

    Profile profile(Person person) {
        return await(profiles.people().find(person));
    }

    List<Memory> active(Person person) {
        return profile(person).memories().stream()
                .filter(memory -> memory.status() == Status.ACTIVE)
                .toList();
    }

    List<Memory> episodes(Person person) {
        return profile(person).memories().stream()
                .filter(memory -> !memory.isLasting())
                .toList();
    }

    List<Adaptation> history(Person person) {
        return await(profiles.histories().list(person, Page.Request.FIRST)).items();
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    @Override
    public void close() {
        profiles.close();
    }
}
