package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HabitStoreTest {

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
    private static final Trait BRIEF = new Dial(Dimension.LENGTH, -0.5, 0.75, 9, AT);
    private static final List<Trait> TRAITS = List.of(
            BRIEF,
            new SpokenLanguage("de", 0.9, 12, AT),
            new Interest("gardening: roses", 3.25, 40, 7, AT),
            new Expertise("programming", 0.8, 0.6, 5, AT),
            new Rhythm("Europe/Berlin", true, List.of(0, 9, 167), 20.5, null, -1, 0.25, 30, AT),
            new Rhythm(null, false, List.of(), null, 4.0, 0, 0, 1, AT));

    private RedisStore store;

    @BeforeEach
    void open() {
        store = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS));
    }

    @AfterEach
    void close() {
        store.close();
        REDIS.flush();
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void readsBackEveryTraitFromTheProfileAndFromItsHistory() {
        for (Trait trait : TRAITS) {
            Profile base = profile();
            State before = base.state(trait.key()).orElse(null);
            Adaptation shift = shift(base, Author.LEARNER, before, trait);

            commit(Draft.learned(base, List.of(shift), List.of(), AT));

            assertThat(profile().state(trait.key())).contains(trait);
            assertThat(Eventually.get(store.histories().find(Samples.ALICE, shift.id())))
                    .contains(shift);
        }
    }

    @Test
    void aTraitThatIsTakenBackIsGone() {
        Profile base = profile();
        commit(Draft.learned(base, List.of(shift(base, Author.LEARNER, null, BRIEF)), List.of(), AT));
        Profile told = profile();
        commit(Draft.learned(told, List.of(shift(told, Author.LEARNER, BRIEF, null)), List.of(), AT));

        assertThat(profile().traits()).isEmpty();
    }

    @Test
    void keepsWhatWasCountedAndLeavesTheVersionAlone() {
        count("t1", tallies(0, "5"));
        long version = profile().version();
        count("t2", tallies(1, "6"));

        assertThat(loaded()).isEqualTo(tallies(2, "6"));
        assertThat(profile().version()).isEqualTo(version);
    }

    @Test
    void whatWasCountedOnSomethingOlderIsAConflictAndWritesNothing() {
        count("t1", tallies(0, "5"));

        assertThat(count("t2", tallies(0, "7"))).isInstanceOf(Commit.Conflict.class);
        assertThat(loaded()).isEqualTo(tallies(1, "5"));
        assertThat(count("t2", tallies(1, "7"))).isInstanceOf(Commit.Done.class);
    }

    @Test
    void aHandOnATraitMakesAFloorForIt() {
        count("t1", tallies(0, "5"));
        Profile base = profile();
        commit(Draft.byHand(base, List.of(shift(base, Author.PERSON, null, BRIEF))));

        assertThat(loaded().floor(BRIEF.key())).isEqualTo(AT);
        assertThat(loaded().of("style")).isEqualTo("5");
    }

    @Test
    void erasureLeavesNothingCounted() {
        count("t1", tallies(0, "5"));
        Eventually.get(store.erase(Samples.ALICE));

        assertThat(loaded()).isEqualTo(Tallies.NONE);
    }

    private Commit count(String turn, Tallies tallies) {
        return commit(
                Draft.learned(profile(), List.of(), Set.of(turn), Instant.now()).counting(tallies));
    }

    private static Tallies tallies(long revision, String count) {
        return new Tallies(revision, Map.of("style", count), Map.of());
    }

    private static Adaptation shift(Profile base, Author author, @Nullable State before, @Nullable State after) {
        return new Adaptation(
                Draft.idOf(base, 0),
                AT,
                What.LEARNED,
                Facet.STYLE,
                List.of(new Change(before, after)),
                List.of(),
                author,
                "because",
                null);
    }

    private Commit commit(Draft draft) {
        return Eventually.get(store.profiles().commit(draft));
    }

    private Profile profile() {
        return Eventually.get(store.profiles().load(Samples.ALICE));
    }

    private Tallies loaded() {
        return Eventually.get(store.habits().load(Samples.ALICE));
    }
}
