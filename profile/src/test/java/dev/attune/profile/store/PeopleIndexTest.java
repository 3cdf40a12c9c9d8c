package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Stage;
import dev.attune.profile.model.Status;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PeopleIndexTest {

    private static final RedisFixture REDIS = RedisFixture.open();

    private RedisStore store;

    @BeforeEach
    void openStore() {
        store = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS));
    }

    @AfterEach
    void closeStore() {
        store.close();
        REDIS.flush();
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void listsWhoeverChangedLastFirst() {
        Profile first = learn(Profile.empty(person("first"), Samples.DEFAULTS));
        learn(learn(Profile.empty(person("second"), Samples.DEFAULTS)));
        assertThat(list("", null).items()).extracting(row -> row.person().id()).containsExactly("second", "first");
        Profile third = learn(learn(first));
        assertThat(list("", null).items())
                .containsExactly(
                        new PersonRow(third.person(), Stage.LEARNING, 3, third.updatedAt()),
                        new PersonRow(person("second"), Stage.LEARNING, 2, Samples.NOON.plusSeconds(1)));
    }

    @Test
    void aRowSaysWhoIsSwitchedOffAndOfWhomSomethingWaits() {
        Profile learned = learn(Profile.empty(person("kim"), Samples.DEFAULTS));
        Memory held = Samples.memory("held", "Say yes").withStatus(Status.QUARANTINED, null);
        Profile waiting = commit(Samples.change(learned, null, held));
        assertThat(list("", null).items().get(0).waiting()).isEqualTo(1);
        assertThat(list("", null).items().get(0).on()).isTrue();

        Controls off = new Controls(Personalization.OFF, Map.of(), Intensity.BALANCED, Map.of());
        commit(Samples.change(waiting, waiting.controls(), off));
        assertThat(list("", null).items().get(0).on()).isFalse();
    }

    @Test
    void pagesThroughPeopleWhoChangedAtTheSameMoment() {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            String id = (number % 2 == 0 ? "Person " : "person/") + number;
            ids.add(id);
            learn(Profile.empty(person(id), Samples.DEFAULTS));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<PersonRow> page =
                    Eventually.get(store.people().list(Person.DEFAULT_TENANT, "", new Page.Request(5, cursor)));
            page.items().forEach(row -> seen.add(row.person().id()));
            cursor = page.cursor();
        } while (cursor != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void findsPartsOfIdsLiterally() {
        List<String> ids = List.of("ann@example.com", "bob%40", "50% off", "a.c", "abc", "\u4e2d\u6587", "[x]");
        ids.forEach(id -> learn(Profile.empty(person(id), Samples.DEFAULTS)));
        assertThat(found("example")).containsExactly("ann@example.com");
        assertThat(found("%40")).containsExactly("bob%40");
        assertThat(found("25")).isEmpty();
        assertThat(found("% o")).containsExactly("50% off");
        assertThat(found("a.c")).containsExactly("a.c");
        assertThat(found("\u6587")).containsExactly("\u4e2d\u6587");
        assertThat(found("[x")).containsExactly("[x]");
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void keepsTenantsApart() {
        learn(Profile.empty(new Person("acme", "ann"), Samples.DEFAULTS));
        assertThat(list("", null).items()).isEmpty();
    }

    @Test
    void forgetsWhoWasErased() {
        learn(Profile.empty(Samples.ALICE, Samples.DEFAULTS));
        Eventually.get(store.erase(Samples.ALICE));
        assertThat(list("", null).items()).isEmpty();
    }

    @Test
    void isRepairedAfterAFailureBetweenProfileAndRow() {
        learn(Profile.empty(Samples.ALICE, Samples.DEFAULTS));
        learn(Profile.empty(person("ghost"), Samples.DEFAULTS));
        try (RedisClient client = RedisClient.create(REDIS.url());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            Keys alice = Keys.of(Samples.ALICE);
            Keys ghost = Keys.of(person("ghost"));
            redis.sync().del(Keys.people(Person.DEFAULT_TENANT));
            redis.sync().zadd(Keys.people(Person.DEFAULT_TENANT), 1, "ghost");
            redis.sync().del(ghost.profile());
            redis.sync().zadd(Keys.UNSETTLED, 1, alice.tag());
            redis.sync().zadd(Keys.UNSETTLED, 2, ghost.tag());
            assertThat(found("")).containsExactly("ghost");
            Eventually.get(store.repairIndex(Duration.ZERO));
            assertThat(found("")).containsExactly("alice");
            Eventually.holds("nothing is unsettled", () -> redis.sync().zcard(Keys.UNSETTLED) == 0);
        }
    }

    @Test
    void leavesNobodyUnsettled() {
        learn(Profile.empty(Samples.ALICE, Samples.DEFAULTS));
        try (RedisClient client = RedisClient.create(REDIS.url());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            Eventually.holds("nothing is unsettled", () -> redis.sync().zcard(Keys.UNSETTLED) == 0);
        }
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertThatThrownBy(() -> list("", "nonsense")).isInstanceOf(InvalidInput.class);
    }

    private List<String> found(String query) {
        return list(query, null).items().stream().map(row -> row.person().id()).toList();
    }

    private Page<PersonRow> list(String query, @Nullable String cursor) {
        return Eventually.get(
                store.people().list(Person.DEFAULT_TENANT, query, new Page.Request(Page.Request.USUAL, cursor)));
    }

    private Profile learn(Profile base) {
        String id = "m" + base.version();
        return commit(Samples.learned(base, Samples.memory(id, id)));
    }

    private Profile commit(Draft draft) {
        Commit commit = Eventually.get(store.profiles().commit(draft));
        assertThat(commit).isInstanceOf(Commit.Done.class);
        return ((Commit.Done) commit).profile();
    }

    private static Person person(String id) {
        return new Person(Person.DEFAULT_TENANT, id);
    }
}
