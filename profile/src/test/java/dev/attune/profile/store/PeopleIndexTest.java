package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleCount;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.PeopleQuery.Group;
import dev.attune.profile.model.PeopleQuery.Order;
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
import java.util.Arrays;
import java.util.HashMap;
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
    void aRowThatIsWrittenAfterAnErasureIsTakenBack() {
        Profile learned = learn(Profile.empty(person("kim"), Samples.DEFAULTS));
        Eventually.get(store.erase(learned.person()));
        Eventually.get(store.people().settle(learned, "0"));
        assertThat(list("", null).items()).isEmpty();
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
            Page<PersonRow> page = Eventually.get(
                    store.people().list(PeopleQuery.of(Person.DEFAULT_TENANT, ""), new Page.Request(5, cursor)));
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
    void everyGroupIsAListInEveryOrder() {
        Profile ann = learn(Profile.empty(person("ann"), Samples.DEFAULTS));
        Profile bob = learn(learn(Profile.empty(person("bob"), Samples.DEFAULTS)));
        learn(learn(learn(Profile.empty(person("cem"), Samples.DEFAULTS))));
        commit(Samples.change(ann, null, Samples.memory("held", "Say yes").withStatus(Status.QUARANTINED, null)));
        Controls off = new Controls(Personalization.OFF, Map.of(), Intensity.BALANCED, Map.of());
        commit(Samples.change(bob, bob.controls(), off));

        assertThat(ids(Group.EVERYBODY, Order.ID)).containsExactly("ann", "bob", "cem");
        assertThat(ids(Group.EVERYBODY, Order.MEMORIES)).containsExactly("cem", "bob", "ann");
        assertThat(ids(Group.LEARNING, Order.ID)).containsExactly("ann", "bob", "cem");
        assertThat(ids(Group.NEW, Order.CHANGE)).isEmpty();
        assertThat(ids(Group.OFF, Order.MEMORIES)).containsExactly("bob");
        assertThat(ids(Group.WAITING, Order.CHANGE)).containsExactly("ann");
        PeopleCount count = Eventually.get(store.people().count(Person.DEFAULT_TENANT));
        assertThat(Arrays.stream(Group.values()).map(count::of)).containsExactly(3L, 0L, 3L, 0L, 0L, 1L, 1L);

        Eventually.get(store.erase(bob.person()));
        assertThat(ids(Group.OFF, Order.ID)).isEmpty();
        assertThat(ids(Group.EVERYBODY, Order.MEMORIES)).containsExactly("cem", "ann");
    }

    @Test
    void whoMovesOnLeavesTheirOldGroup() {
        Profile profile = learn(Profile.empty(person("ann"), Samples.DEFAULTS));
        assertThat(ids(Group.LEARNING, Order.ID)).containsExactly("ann");
        for (int number = 1; number < 6; number++) {
            profile = learn(profile);
        }
        assertThat(profile.stage()).isEqualTo(Stage.FAMILIAR);
        assertThat(ids(Group.LEARNING, Order.ID)).isEmpty();
        assertThat(ids(Group.FAMILIAR, Order.ID)).containsExactly("ann");
    }

    @Test
    void aListGoesOnBehindSomebodyWhoMovedOrWentMeanwhile() {
        Map<Person, Profile> all = new HashMap<>();
        for (int number = 0; number < 12; number++) {
            Person person = person("p" + (char) ('a' + number));
            all.put(person, learn(Profile.empty(person, Samples.DEFAULTS)));
        }
        for (Order order : List.of(Order.CHANGE, Order.MEMORIES, Order.ID)) {
            PeopleQuery query = new PeopleQuery(Person.DEFAULT_TENANT, "", Group.EVERYBODY, order);
            Page<PersonRow> first = Eventually.get(store.people().list(query, new Page.Request(5, null)));
            Person last = first.items().get(4).person();
            if (order == Order.ID) {
                Eventually.get(store.erase(last));
            } else {
                all.computeIfPresent(last, (who, one) -> learn(one));
            }
            List<String> seen = new ArrayList<>();
            first.items().forEach(row -> seen.add(row.person().id()));
            Page<PersonRow> rest = Eventually.get(store.people().list(query, new Page.Request(50, first.cursor())));
            rest.items().forEach(row -> seen.add(row.person().id()));
            assertThat(seen).as(order.label()).hasSize(12).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPartOfTheIdIsLookedForInTheGroupThatIsAskedFor() {
        learn(learn(Profile.empty(person("ann@example.com"), Samples.DEFAULTS)));
        learn(Profile.empty(person("bob@example.com"), Samples.DEFAULTS));
        PeopleQuery query = new PeopleQuery(Person.DEFAULT_TENANT, "@example", Group.LEARNING, Order.MEMORIES);
        assertThat(Eventually.get(store.people().list(query, Page.Request.FIRST))
                        .items())
                .extracting(row -> row.person().id())
                .containsExactly("ann@example.com", "bob@example.com");
    }

    @Test
    void aTenantThatAnOlderVersionWroteIsBroughtUpToDate() {
        learn(Profile.empty(Samples.ALICE, Samples.DEFAULTS));
        try (RedisClient client = RedisClient.create(REDIS.url());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            for (Group group : Group.values()) {
                for (Order order : Order.values()) {
                    if (group != Group.EVERYBODY || order != Order.CHANGE) {
                        redis.sync().del(Keys.people(Person.DEFAULT_TENANT, group, order));
                    }
                }
            }
        }
        Eventually.holds(
                "everybody is in every list",
                () -> ids(Group.LEARNING, Order.MEMORIES).equals(List.of("alice")));
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
        // Looked at once, so that what is broken now is not taken for what an older version wrote.
        assertThat(found("")).hasSize(2);
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

    private List<String> ids(Group group, Order order) {
        PeopleQuery query = new PeopleQuery(Person.DEFAULT_TENANT, "", group, order);
        return Eventually.get(store.people().list(query, Page.Request.FIRST)).items().stream()
                .map(row -> row.person().id())
                .toList();
    }

    private List<String> found(String query) {
        return list(query, null).items().stream().map(row -> row.person().id()).toList();
    }

    private Page<PersonRow> list(String query, @Nullable String cursor) {
        return Eventually.get(store.people()
                .list(PeopleQuery.of(Person.DEFAULT_TENANT, query), new Page.Request(Page.Request.USUAL, cursor)));
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
