package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A store and a scripted endpoint, and front doors between them: one is one process. */
final class LlmHouse implements AutoCloseable {

    static final Person KIM = new Person("default", "kim");

    private final RedisFixture redis = RedisFixture.open();
    private final ScriptedLlm llm = ScriptedLlm.start();
    private final List<Profiles> open = new ArrayList<>();

    RedisFixture redis() {
        return redis;
    }

    ScriptedLlm llm() {
        return llm;
    }

    Profiles open(LearnerChoice learner) {
        return open(learner, settings -> settings);
    }

    Profiles open(LearnerChoice learner, UnaryOperator<LlmSettings> change) {
        LlmSettings settings = change.apply(LlmSettings.of(llm.url(), "sk-scripted", "scripted"));
        Profiles profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")))
                .with(learner, settings));
        open.add(profiles);
        return profiles;
    }

    static LlmSettings at(LlmSettings settings, URI url) {
        return new LlmSettings(
                url,
                settings.apiKey(),
                settings.model(),
                settings.batch(),
                settings.budget(),
                settings.timeout(),
                settings.retries());
    }

    static LlmSettings with(LlmSettings settings, LlmSettings.Batch batch, int retries) {
        return new LlmSettings(
                settings.url(),
                settings.apiKey(),
                settings.model(),
                batch,
                settings.budget(),
                settings.timeout(),
                retries);
    }

    static LlmSettings with(LlmSettings settings, LlmSettings.Budget budget) {
        return new LlmSettings(
                settings.url(),
                settings.apiKey(),
                settings.model(),
                settings.batch(),
                budget,
                settings.timeout(),
                settings.retries());
    }

    static LlmSettings with(LlmSettings settings, Duration timeout) {
        return new LlmSettings(
                settings.url(),
                settings.apiKey(),
                settings.model(),
                settings.batch(),
                settings.budget(),
                timeout,
                settings.retries());
    }

    /** Teaches what was said, one turn for each text, without waiting for it to be learned. */
    static void say(Profiles profiles, String... texts) {
        say(profiles, KIM, texts);
    }

    static void say(Profiles profiles, Person person, String... texts) {
        await(profiles.learning().teach(exchange(person, texts)));
    }

    static List<Adaptation> sayAndWait(Profiles profiles, String... texts) {
        return await(profiles.learning().teachAndWait(exchange(KIM, texts)));
    }

    static Exchange exchange(Person person, String... texts) {
        List<Turn> turns = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (String text : texts) {
            turns.add(new Turn("turn of " + text.hashCode(), Role.USER, null, text, now));
        }
        return new Exchange(person, "c1", turns);
    }

    static LearningStatus drain(Profiles profiles) {
        return await(profiles.learning().drain());
    }

    static List<Memory> memories(Profiles profiles) {
        return await(profiles.people().find(KIM)).memories();
    }

    static List<String> texts(Profiles profiles, Status status) {
        Profile profile = await(profiles.people().find(KIM));
        return profile.memories().stream()
                .filter(memory -> memory.status() == status)
                .map(Memory::text)
                .toList();
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
        open.forEach(Profiles::close);
        llm.close();
        redis.close();
    }
}
