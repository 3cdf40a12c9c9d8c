package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One person with 450 commits of one adaptation, and then one of two. */
final class HistoryStoreTest {

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final int COMMITS = 451;
    private static final List<Profile> PAST = new ArrayList<>();
    private static RedisStore store;

    @BeforeAll
    static void live() {
        store = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS));
        Profile profile = Profile.empty(Samples.ALICE, Samples.DEFAULTS);
        PAST.add(profile);
        for (int number = 1; number < COMMITS; number++) {
            String id = "m" + number % 7;
            profile = commit(
                    Samples.change(profile, profile.memory(id).orElse(null), Samples.memory(id, "thing " + number)));
        }
        commit(Draft.byHand(
                profile,
                List.of(
                        Samples.adaptation(profile, 0, What.EDITED, Change.of(Samples.memory("m8", "eight"))),
                        Samples.adaptation(profile, 1, What.EDITED, Change.of(Samples.memory("m9", "nine"))))));
    }

    @AfterAll
    static void stop() {
        store.close();
        REDIS.close();
    }

    @Test
    void pagesThroughEverythingNewestFirst() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Adaptation> page =
                    Eventually.get(store.histories().list(Samples.ALICE, new Page.Request(100, cursor)));
            page.items().forEach(adaptation -> seen.add(adaptation.id()));
            cursor = page.cursor();
        } while (cursor != null);
        assertThat(seen).hasSize(COMMITS + 1).doesNotHaveDuplicates().startsWith("451-1", "451-0", "450-0");
        assertThat(seen.get(COMMITS)).isEqualTo("1-0");
    }

    @Test
    void endsWithoutACursorWhenThePageIsJustFull() {
        Page<Adaptation> all =
                Eventually.get(store.histories().list(Samples.ALICE, new Page.Request(COMMITS + 1, null)));
        assertThat(all.items()).hasSize(COMMITS + 1);
        assertThat(all.cursor()).isNull();
    }

    @Test
    void findsOneByItsId() {
        assertThat(Eventually.get(store.histories().find(Samples.ALICE, "17-0")))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("17-0"));
        for (String id : List.of("17-1", "999-0", "", "x", "-", "+", "17", "17-0 ", "9999999999999999999-0")) {
            assertThat(Eventually.get(store.histories().find(Samples.ALICE, id)))
                    .isEmpty();
        }
    }

    @Test
    void rebuildsEveryPastMoment() {
        for (int version : List.of(0, 1, 2, 199, 200, 201, 450, 451)) {
            Profile past = PAST.get(version);
            Instant moment = version == 0 ? Samples.NOON.minusSeconds(1) : past.updatedAt();
            assertThat(Eventually.get(store.histories().at(Samples.ALICE, moment)))
                    .isEqualTo(past);
            Profile now = PAST.get(COMMITS);
            assertThat(Eventually.get(store.histories().at(now, moment, List.of())))
                    .isEqualTo(past);
        }
    }

    @Test
    void stopsReadingWhenNoMoreIsWanted() {
        List<List<Adaptation>> commits = new ArrayList<>();
        Eventually.get(store.histories().each(Samples.ALICE, commit -> {
            commits.add(commit);
            return commits.size() < 3;
        }));
        assertThat(commits).hasSize(3);
        commits.clear();
        Eventually.get(store.histories().each(Samples.ALICE, commits::add));
        assertThat(commits).hasSize(COMMITS);
        assertThat(commits.get(COMMITS - 1)).hasSize(2);
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertThatThrownBy(() -> Eventually.get(store.histories().list(Samples.ALICE, new Page.Request(1, "nonsense"))))
                .isInstanceOf(InvalidInput.class);
    }

    private static Profile commit(Draft draft) {
        Commit commit = Eventually.get(store.profiles().commit(draft));
        assertThat(commit).isInstanceOf(Commit.Done.class);
        Profile profile = ((Commit.Done) commit).profile();
        PAST.add(profile);
        return profile;
    }
}
