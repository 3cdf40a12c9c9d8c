package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Feedback;
import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Measured;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Uplift;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outcomes of both groups on a real Redis. */
final class OutcomesTest {

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final Edit BY_PERSON = new Edit(dev.attune.profile.model.Author.PERSON, "test", null);

    private final Holdout half = new Holdout(0.5, "test");
    private final List<Profiles> opened = new ArrayList<>();
    private volatile Instant now = MORNING;
    private Profiles profiles;

    @BeforeEach
    void open() {
        REDIS.flush();
        now = Instant.now().plusSeconds(1);
        profiles = profiles(half);
    }

    private Profiles profiles(Holdout holdout) {
        ConfigFiles files = new ConfigFiles(Path.of("../config"));
        Profiles made = Profiles.open(ProfilesSettings.of(REDIS.url(), files)
                .withDeadline(Duration.ofSeconds(10))
                .withWorkers(1)
                .with(holdout)
                .with(() -> now));
        opened.add(made);
        return made;
    }

    @AfterEach
    void close() {
        // Counts that nobody waited for would come after the next test's flush.
        opened.forEach(one -> await(one.learning().drain()));
        opened.forEach(Profiles::close);
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Test
    void whoeverIsHeldOutIsToldNothingAndTheTraceSaysWhatWasWithheld() {
        Person held = one(true);
        teach(held, "I am allergic to peanuts.");

        Prepared prepared = await(profiles.prepare(asking(held, Mode.ON, "What should I cook?")));
        assertThat(prepared.verdict().header()).isEqualTo("none; reason=holdout");
        assertThat(prepared.blocks()).isEmpty();
        assertThat(prepared.withheld())
                .extracting(Withheld::reason)
                .isNotEmpty()
                .contains(Withheld.Reason.HOLDOUT);
        answered(prepared, Answer.Outcome.COMPLETE);
        Trace trace = trace(prepared);
        assertThat(trace.verdict()).isEqualTo(new Verdict.None(Verdict.Reason.HOLDOUT));
        assertThat(trace.injected()).isEmpty();
        assertThat(trace.withheld()).extracting(Withheld::reason).contains(Withheld.Reason.HOLDOUT);
    }

    @Test
    void strangersInTheHoldoutAreHeldOutToo() {
        assertThat(verdict(one(true))).isEqualTo("none; reason=holdout");
        assertThat(verdict(one(false))).isEqualTo("none; reason=cold");
    }

    @Test
    void theHoldoutTeachesLikeEverybody() {
        Person held = one(true);
        ask(held, "I am allergic to peanuts.", Answer.Outcome.COMPLETE);
        await(profiles.learning().drain());
        assertThat(await(profiles.people().find(held)).memories())
                .anyMatch(memory -> memory.text().contains("peanuts"));
    }

    @Test
    void whatPeopleMakeOfTheirAnswersIsCountedForTheirGroup() {
        Person held = one(true);
        Person other = one(false);
        talk(held, "Tell me about tea.", "Shorter, please.");
        talk(held, "Tell me about tea.", "Shorter, please.");
        talk(other, "Tell me about tea.");
        ask(other, "And coffee?", Answer.Outcome.LEFT);

        Uplift uplift = uplift(6);
        assertThat(uplift.holdout()).isEqualTo(new Uplift.Group(1, 4));
        assertThat(uplift.personalized()).isEqualTo(new Uplift.Group(1, 2));
        assertThat(mean(uplift, Measured.CORRECTION, true)).isEqualTo(0.25);
        assertThat(mean(uplift, Measured.REGENERATION, true)).isEqualTo(0.5);
        assertThat(mean(uplift, Measured.LEAVING, true)).isZero();
        assertThat(mean(uplift, Measured.LEAVING, false)).isEqualTo(0.5);
        assertThat(mean(uplift, Measured.SESSION, false)).isEqualTo(2.0);
    }

    @Test
    void anAnswerThatGoesOnAfterAToolIsNeitherANewOneNorARegeneration() {
        Person other = one(false);
        List<Mark> marks = List.of(new Mark(Role.USER, 7), new Mark(Role.ASSISTANT, 8), new Mark(Role.TOOL, 9));
        Asking first = new Asking(other, null, "m", Mode.ON, marks.subList(0, 1), 0, "What is the weather?", now);
        Asking second = new Asking(other, null, "m", Mode.ON, marks, 0, "What is the weather?", now);
        answered(await(profiles.prepare(first)), Answer.Outcome.COMPLETE);
        answered(await(profiles.prepare(second)), Answer.Outcome.COMPLETE);
        Uplift uplift = uplift(1);
        assertThat(mean(uplift, Measured.REGENERATION, false)).isZero();
        assertThat(uplift.personalized().requests()).isEqualTo(1);
    }

    @Test
    void aPauseOfHalfAnHourBeginsASession() {
        Person other = one(false);
        ask(other, "One.", Answer.Outcome.COMPLETE);
        now = now.plus(Duration.ofMinutes(29));
        ask(other, "Two.", Answer.Outcome.COMPLETE);
        now = now.plus(Duration.ofMinutes(31));
        ask(other, "Three.", Answer.Outcome.COMPLETE);
        assertThat(mean(uplift(3), Measured.SESSION, false)).isEqualTo(1.5);
    }

    @Test
    void aSecondRatingTakesThePlaceOfTheFirst() {
        Person other = one(false);
        Prepared prepared = ask(other, "One.", Answer.Outcome.COMPLETE);
        Trace kept = trace(prepared);
        rate(kept, 1);
        assertThat(mean(uplift(1), Measured.RATING, false)).isEqualTo(1.0);
        rate(kept, -0.5);
        Uplift uplift = uplift(1);
        assertThat(mean(uplift, Measured.RATING, false)).isEqualTo(-0.5);
        assertThat(trace(prepared).feedback()).isEqualTo(new Feedback(-0.5, null, now));
        assertThat(await(profiles.traces().list(other, dev.attune.profile.model.Page.Request.FIRST))
                        .items()
                        .get(0)
                        .feedback())
                .isNotNull();
    }

    @Test
    void secretsAreTakenOutOfAComment() {
        Prepared prepared = ask(one(false), "One.", Answer.Outcome.COMPLETE);
        Trace kept = trace(prepared);
        await(profiles.outcomes()
                .rate("default", kept.id(), 1, "nice, my key is sk-proj-9fK2mQ7xLw3Zt8Vb5Nc1Rd6Yh4Jp0Gs"));
        Feedback feedback = trace(prepared).feedback();
        assertThat(feedback).isNotNull();
        assertThat(feedback.comment()).startsWith("nice").doesNotContain("9fK2mQ7xLw3Zt8Vb5Nc1Rd6Yh4Jp0Gs");
        assertThatThrownBy(() -> await(profiles.outcomes().rate("default", kept.id(), 1, "x".repeat(2_001))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> await(profiles.outcomes().rate("default", "t-none", 1, null)))
                .isInstanceOf(ProfileFailure.class);
    }

    @Test
    void aCommentHasSoManyCharactersAndNotOneMore() {
        Prepared prepared = ask(one(false), "One.", Answer.Outcome.COMPLETE);
        Trace kept = trace(prepared);
        String secret = " password: zebra-7";
        String whole = "tea ".repeat(500).substring(secret.length()) + secret;
        for (String comment : List.of("tea ".repeat(499) + "tea!", whole)) {
            assertThat(comment).hasSize(Feedback.MOST_COMMENT_CHARACTERS);
            Feedback given = await(profiles.outcomes().rate("default", kept.id(), 1, comment));
            assertThat(given.comment()).hasSize(2_000);
        }
        assertThatThrownBy(() -> await(profiles.outcomes().rate("default", kept.id(), 1, "tea ".repeat(500) + "!")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("comment"));
    }

    @Test
    void withoutAHoldoutOnlyFeedbackIsCounted() {
        Profiles plain = profiles(Holdout.NONE);
        Prepared prepared = await(plain.prepare(asking(one(true), Mode.ON, "One.")));
        await(plain.answered(new Answer(prepared, Answer.Outcome.COMPLETE, "Two.", Micros.NONE)));
        Trace kept = trace(prepared);
        await(plain.learning().drain());
        assertThat(REDIS.keys("attune:*use*")).isZero();
        await(plain.outcomes().rate("default", kept.id(), 1, null));
        Uplift uplift = await(plain.outcomes().uplift("default"));
        assertThat(uplift.personalized()).isEqualTo(new Uplift.Group(1, 0));
        assertThat(mean(uplift, Measured.RATING, false)).isEqualTo(1.0);
    }

    @Test
    void otherModesAndWhoeverIsOffCountNowhere() {
        Person other = one(false);
        for (Mode mode : List.of(Mode.LEARN, Mode.OFF)) {
            answered(await(profiles.prepare(asking(other, mode, "One " + mode))), Answer.Outcome.COMPLETE);
        }
        await(profiles.people().change(other, ControlsPatch.of(Personalization.OFF), BY_PERSON));
        ask(other, "Two.", Answer.Outcome.COMPLETE);
        await(profiles.learning().drain());
        assertThat(REDIS.keys("attune:*use*")).isZero();
    }

    @Test
    void whoeverOptsOutIsTakenOutOfTheSums() {
        Person other = one(false);
        Person held = one(true);
        Prepared prepared = ask(other, "One.", Answer.Outcome.LEFT);
        rate(trace(prepared), 1);
        ask(held, "One.", Answer.Outcome.COMPLETE);
        assertThat(uplift(2).personalized().persons()).isEqualTo(1);
        await(profiles.people().change(other, ControlsPatch.of(Personalization.OFF), BY_PERSON));
        Uplift uplift = await(profiles.outcomes().uplift("default"));
        assertThat(uplift.personalized()).isEqualTo(new Uplift.Group(0, 0));
        assertThat(uplift.holdout()).isEqualTo(new Uplift.Group(1, 1));
        assertThatThrownBy(() -> rate(trace(prepared), -1))
                .isInstanceOfSatisfying(
                        ProfileFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ProfileFailure.Code.CONFLICT));
    }

    @Test
    void erasureTakesAPersonsPartOut() {
        Person other = one(false);
        Prepared prepared = ask(other, "One.", Answer.Outcome.LEFT);
        rate(trace(prepared), 1);
        assertThat(uplift(1).personalized().persons()).isEqualTo(1);
        await(profiles.people().erase(other));
        assertThat(REDIS.keys("attune:*use*")).isZero();
        assertThat(REDIS.keys("attune:*feedback*")).isZero();
    }

    @Test
    void whoeverIsDrawnIntoTheOtherGroupBeginsAnew() {
        Person held = one(true);
        ask(held, "One.", Answer.Outcome.LEFT);
        assertThat(uplift(1).holdout()).isEqualTo(new Uplift.Group(1, 1));
        Profiles others = profiles(new Holdout(0.000001, "another"));
        Prepared prepared = await(others.prepare(asking(held, Mode.ON, "Two.")));
        await(others.answered(new Answer(prepared, Answer.Outcome.COMPLETE, "x", Micros.NONE)));
        await(others.learning().drain());
        Uplift uplift = await(profiles.outcomes().uplift("default"));
        assertThat(uplift.holdout()).isEqualTo(new Uplift.Group(0, 0));
        assertThat(uplift.personalized()).isEqualTo(new Uplift.Group(1, 1));
    }

    private Person one(boolean held) {
        for (int number = 0; ; number++) {
            Person person = new Person("default", "p" + number);
            if (half.has(person) == held) {
                return person;
            }
        }
    }

    private void teach(Person person, String words) {
        ask(person, words, Answer.Outcome.COMPLETE);
        await(profiles.learning().drain());
        now = now.plus(Duration.ofHours(2));
    }

    private String verdict(Person person) {
        return await(profiles.prepare(asking(person, Mode.ON, "Hello there.")))
                .verdict()
                .header();
    }

    /** Each message after the answers to those before. */
    private void talk(Person person, String... messages) {
        String name = "c" + person.id();
        List<Mark> marks = new ArrayList<>();
        for (String message : messages) {
            marks.add(new Mark(Role.USER, message.hashCode()));
            Asking asking = new Asking(person, name, "m", Mode.ON, List.copyOf(marks), marks.size() - 1, message, now);
            answered(await(profiles.prepare(asking)), Answer.Outcome.COMPLETE);
            marks.add(new Mark(Role.ASSISTANT, message.hashCode() + 1L));
        }
    }

    private Prepared ask(Person person, String message, Answer.Outcome outcome) {
        Prepared prepared = await(profiles.prepare(asking(person, Mode.ON, message)));
        answered(prepared, outcome);
        return prepared;
    }

    private void answered(Prepared prepared, Answer.Outcome outcome) {
        await(profiles.answered(new Answer(prepared, outcome, "An answer.", Micros.NONE)));
    }

    private Asking asking(Person person, Mode mode, String message) {
        return new Asking(person, null, "m", mode, List.of(new Mark(Role.USER, message.hashCode())), 0, message, now);
    }

    private void rate(Trace trace, double rating) {
        await(profiles.outcomes().rate("default", trace.id(), rating, null));
    }

    private Trace trace(Prepared prepared) {
        return Eventually.get(() -> await(profiles.traces().find("default", prepared.trace())));
    }

    /** Once so many requests are counted. */
    private Uplift uplift(int requests) {
        await(profiles.learning().drain());
        return Eventually.get(() -> {
            Uplift uplift = await(profiles.outcomes().uplift("default"));
            assertThat(uplift.holdout().requests() + uplift.personalized().requests())
                    .isEqualTo(requests);
            return uplift;
        });
    }

    private static double mean(Uplift uplift, Measured measured, boolean held) {
        Uplift.Comparison comparison = uplift.outcomes().get(measured);
        assertThat(comparison).isNotNull();
        Double mean =
                held ? comparison.holdout().mean() : comparison.personalized().mean();
        assertThat(mean).isNotNull();
        return mean;
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
