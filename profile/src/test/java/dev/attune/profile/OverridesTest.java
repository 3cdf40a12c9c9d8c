package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static dev.attune.profile.TaughtPeople.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Problem;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Verdict;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an admin says over the operator's files, in one process, and what another one on the same store makes of it. */
final class OverridesTest {

    private static final Person KIM = new Person("default", "kim");
    private static final Person PAT = new Person("acme", "pat");
    private static final String ELSEWHERE = "about_this_person";

    private RedisFixture redis;
    private TaughtPeople console;
    private TaughtPeople proxy;

    @BeforeEach
    void open() {
        redis = RedisFixture.openDurable();
        console = new TaughtPeople(redis);
        proxy = new TaughtPeople(redis);
        for (TaughtPeople door : List.of(console, proxy)) {
            Eventually.holds(() -> assertThat(await(door.profiles.overrides().sheet(Policy.KEEPING))
                            .isFile())
                    .isTrue());
        }
    }

    @AfterEach
    void close() {
        proxy.close();
        console.close();
        redis.close();
    }

    @Test
    void anotherProcessGoesByItWithoutARestart() {
        tell(KIM, "is allergic to walnuts");
        tell(PAT, "is allergic to walnuts");
        assertThat(text(ask(proxy, KIM, "u1"))).contains("<about_this_person>");
        change(Policy.STANDING, template("who_this_is"));
        Eventually.holds(() -> assertThat(text(ask(proxy, KIM, "u2")))
                .startsWith("<who_this_is>")
                .contains("walnuts")
                .endsWith("</who_this_is>"));

        change(Policy.of("acme"), "personalization: \"off\"\n");
        Eventually.holds(
                () -> assertThat(ask(proxy, PAT, "u1").verdict()).isEqualTo(new Verdict.None(Verdict.Reason.DISABLED)));
        assertThat(ask(proxy, KIM, "u3").verdict()).isInstanceOf(Verdict.Applied.class);
        assertThat(proxy.profiles.rules().defaults("acme").isOn()).isFalse();
        assertThat(proxy.profiles.rules().tenants()).containsExactly("acme");

        change(Policy.of("acme"), null);
        Eventually.holds(() -> assertThat(ask(proxy, PAT, "u2").verdict()).isInstanceOf(Verdict.Applied.class));
    }

    @Test
    void whoTurnedASwitchKeepsTheirs() {
        await(console.profiles.people().change(KIM, ControlsPatch.of(Personalization.ON), TaughtPeople.BY_PERSON));
        tell(KIM, "is allergic to walnuts");
        change(Policy.EVERYONE, "personalization: \"off\"\nfacets:\n  content: {apply: false}\n");
        Eventually.holds(() ->
                assertThat(proxy.profiles.rules().defaults("default").isOn()).isFalse());
        assertThat(ask(proxy, KIM, "u1").verdict()).isInstanceOf(Verdict.Applied.class);
        assertThat(ask(proxy, new Person("default", "lee"), "u1").verdict())
                .isEqualTo(new Verdict.None(Verdict.Reason.DISABLED));
    }

    @Test
    void whatARunningConversationWasToldStaysByteForByte() {
        tell(KIM, "is allergic to walnuts");
        tell(KIM, Kind.FACT, "lives in Bergen");
        Prepared first = ask(proxy, KIM, "u1 about Bergen");
        assertThat(first.blocks()).hasSize(2);
        remembered(first, "u1 about Bergen");
        Overrides.Sheet standing = await(console.profiles.overrides().sheet(Policy.STANDING));
        Overrides.Sheet recalled = await(console.profiles.overrides().sheet(Policy.RECALLED));
        change(Policy.RECALLED, recalled.text().replace("recalled_from_earlier", "said_before"));
        change(Policy.STANDING, standing.text().replace(ELSEWHERE, "who_this_is"));
        Eventually.holds(() -> assertThat(text(ask(proxy, KIM, "v1"))).startsWith("<who_this_is>"));

        tell(KIM, Kind.FACT, "owns a kayak");
        Prepared second = Eventually.get(() -> {
            Prepared prepared = ask(proxy, KIM, "u1 about Bergen", "a1", "u2 about the kayak");
            assertThat(prepared.blocks()).hasSize(3);
            return prepared;
        });
        assertThat(second.blocks().subList(0, 2)).isEqualTo(first.blocks());
        assertThat(second.blocks().get(2).text()).startsWith("<said_before>").contains("kayak");

        change(Policy.STANDING, null);
        Eventually.holds(() -> assertThat(text(ask(proxy, KIM, "w1"))).startsWith("<about_this_person>"));
        Prepared third = ask(proxy, KIM, "u1 about Bergen", "a1", "u2 about the kayak", "a2", "u3");
        assertThat(third.blocks().subList(0, 3)).isEqualTo(second.blocks());
    }

    @Test
    void everyVersionIsKeptWithWhoWhenAndWhyAndGoingBackIsANewOne() {
        PolicyVersion first = change(Policy.KEEPING, keeping(60));
        PolicyVersion second = change(Policy.KEEPING, keeping(30));
        PolicyVersion back = rollback(Policy.KEEPING, first.number());

        assertThat(back.number()).isEqualTo(3);
        assertThat(back.text()).isEqualTo(first.text());
        assertThat(versions(Policy.KEEPING)).containsExactly(back, second, first);
        assertThat(first.who()).isEqualTo("ada");
        assertThat(first.at()).isEqualTo(MORNING);
        assertThat(first.why()).isEqualTo("because");
        assertThat(await(proxy.profiles.overrides().version(Policy.KEEPING, 2))).isEqualTo(second);
        assertThatThrownBy(() -> await(proxy.profiles.overrides().version(Policy.KEEPING, 9)))
                .isInstanceOf(ProfileFailure.class);
        PolicyVersion file = change(Policy.KEEPING, null);
        Overrides.Sheet sheet = await(proxy.profiles.overrides().sheet(Policy.KEEPING));
        assertThat(sheet.isFile()).isTrue();
        assertThat(sheet.number()).isEqualTo(file.number());
        assertThat(sheet.text()).isEqualTo(sheet.file()).startsWith("episode-days: 90\n");
    }

    @Test
    void ofTwoAtOnceOneIsFirst() {
        change(Policy.KEEPING, keeping(60));
        Overrides.Change theirs = new Overrides.Change(0, keeping(30), "bob", "because");
        assertThatThrownBy(() -> await(proxy.profiles.overrides().change(Policy.KEEPING, theirs)))
                .isInstanceOf(ProfileFailure.class)
                .extracting(failure -> ((ProfileFailure) failure).code())
                .isEqualTo(ProfileFailure.Code.CONFLICT);
        assertThat(versions(Policy.KEEPING)).hasSize(1);
    }

    @Test
    void whatCannotBeIsNotSaved() {
        refused(Policy.STANDING, "<a>[(${nobody})]</a>", "text");
        refused(Policy.STANDING, "x".repeat(Overrides.MOST_CHARACTERS + 1), "text");
        refused(Policy.KEEPING, "history: 1\n", "text");
        refused(Policy.of("acme"), "intensity: loud\n", "text");
        assertThatThrownBy(() -> await(console.profiles
                        .overrides()
                        .change(Policy.KEEPING, new Overrides.Change(0, keeping(60), "ada", " "))))
                .isInstanceOf(InvalidInput.class);
        change(Policy.KEEPING, keeping(60));
        refused(Policy.KEEPING, keeping(60), "text");
        assertThat(versions(Policy.STANDING)).isEmpty();
    }

    @Test
    void aTextAndAReasonAreAsLongAsTheyMayBe() {
        String kept = keeping(60);
        String whole = kept + "#" + "x".repeat(Overrides.MOST_CHARACTERS - kept.length() - 1);
        assertThat(whole).hasSize(6_000);
        refused(Policy.KEEPING, whole + "x", "text");
        Overrides overrides = console.profiles.overrides();
        // As browsers send it.
        assertThat(await(overrides.problems(Policy.KEEPING, whole.replace("\n", "\r\n") + "\r\n")))
                .isEmpty();
        assertThat(await(overrides.problems(Policy.KEEPING, whole + "x"))).hasSize(1);
        assertThatThrownBy(() ->
                        await(overrides.change(Policy.KEEPING, new Overrides.Change(0, whole, "ada", "b".repeat(301)))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("why"));
        PolicyVersion version = await(overrides.change(
                Policy.KEEPING, new Overrides.Change(0, whole, "ada", "b".repeat(Overrides.MOST_WHY_CHARACTERS))));
        assertThat(version.why()).hasSize(300);
        assertThat(version.text()).isEqualTo(whole + "\n");
    }

    @Test
    void whatSomebodyPutIntoTheStoreByHandIsNeverRun() {
        change(Policy.STANDING, template("who_this_is"));
        tell(KIM, "is allergic to walnuts");
        String evil = "<a>[(${T(java.lang.System).getProperty('user.home')})]</a>";
        RedisClient client = RedisClient.create(redis.url());
        var commands = client.connect().sync();
        String now = commands.hget("attune:{policies}:now", "standing");
        commands.hset(
                "attune:{policies}:now",
                "standing",
                "2 " + now.substring(2, now.indexOf("<who_this_is>")) + evil + "\"]");
        commands.publish("attune:policies", "standing");
        client.shutdown();

        Eventually.holds(() -> assertThat(
                        await(proxy.profiles.overrides().sheet(Policy.STANDING)).refused())
                .contains("more than a name"));
        assertThat(text(ask(proxy, KIM, "u1"))).startsWith("<who_this_is>");
    }

    @Test
    void whatWasKnownHoldsWhileTheStoreIsAwayAndWhatWasMissedIsFoundAgain() {
        change(Policy.of("acme"), "intensity: subtle\n");
        Eventually.holds(() -> assertThat(
                        proxy.profiles.rules().defaults("acme").intensity().label())
                .isEqualTo("subtle"));
        redis.stop();
        assertThat(proxy.profiles.rules().defaults("acme").intensity().label()).isEqualTo("subtle");
        redis.start();
        Eventually.holds(
                () -> assertThat(change(Policy.of("acme"), "intensity: full\n").number())
                        .isEqualTo(2));
        Eventually.holds(() -> assertThat(
                        proxy.profiles.rules().defaults("acme").intensity().label())
                .isEqualTo("full"));
        try (TaughtPeople fresh = new TaughtPeople(redis)) {
            assertThat(await(fresh.profiles.people().controls(PAT)).intensity().label())
                    .isEqualTo("full");
        }
    }

    @Test
    void lessToKeepConcernsWhatIsThere() {
        proxy.teach(KIM, turn("t1", "Yesterday we paddled our kayaks round the lighthouse.", MORNING));
        for (int count = 0; count < 130; count++) {
            tell(KIM, Kind.FACT, "fact number " + count);
        }
        assertThat(proxy.episodes(KIM)).hasSize(1);
        Instant later = MORNING.plus(Duration.ofDays(40));
        proxy.now = later;
        console.now = later;
        assertThat(proxy.episodes(KIM)).hasSize(1);

        change(Policy.KEEPING, keeping(30).replace("history: 10000", "history: 100"));
        Eventually.holds(
                () -> assertThat(redis.contents("attune:{default:kim}:profile")).doesNotContain("lighthouse"));
        Eventually.holds(() -> assertThat(await(
                                proxy.profiles.histories().list(KIM, new Page.Request(Page.Request.MOST, null)))
                        .items())
                .hasSizeLessThanOrEqualTo(100));
        Eventually.holds(
                () -> assertThat(redis.contents("attune:{policies}:swept")).contains("=1"));
        assertThat(proxy.active(KIM)).hasSizeGreaterThanOrEqualTo(130);
    }

    @Test
    void aTemplateIsTriedOnSomebodyInventedAndOnSomebodyReal() {
        Overrides overrides = console.profiles.overrides();
        for (Policy policy : List.of(Policy.STANDING, Policy.RECALLED)) {
            String text = await(overrides.sheet(policy)).text();
            Overrides.Preview preview = await(overrides.preview(policy, text, null));
            assertThat(preview.problems()).isEmpty();
            assertThat(preview.tokens()).isPositive();
            assertThat(preview.text()).contains(policy.equals(Policy.STANDING) ? "walnuts" : "\u2039b\u203avarnish");
        }
        tell(KIM, "is afraid of geese");
        String text = await(overrides.sheet(Policy.STANDING)).text();
        assertThat(await(overrides.preview(Policy.STANDING, text, KIM)).text())
                .contains("geese")
                .doesNotContain("walnuts");
        assertThat(await(overrides.preview(Policy.STANDING, "<a>\n[(${b})]</a>", null))
                        .problems())
                .contains(
                        new Problem(
                                2,
                                "there is no variable b; there are constraints, expertise, identity, interests, manner, preferences, rhythm, tone, wishes"));
        assertThatThrownBy(() -> await(overrides.preview(Policy.STANDING, text, PAT)))
                .isInstanceOf(ProfileFailure.class);
        assertThat(redis.contents("attune:{policies}:*")).isEmpty();
    }

    private void refused(Policy policy, String text, String field) {
        assertThatThrownBy(() -> change(policy, text))
                .isInstanceOf(InvalidInput.class)
                .extracting(wrong -> ((InvalidInput) wrong).field())
                .isEqualTo(field);
    }

    private PolicyVersion change(Policy policy, @Nullable String text) {
        Overrides overrides = console.profiles.overrides();
        long base = await(overrides.sheet(policy)).number();
        return await(overrides.change(policy, new Overrides.Change(base, text, "ada", "because")));
    }

    private PolicyVersion rollback(Policy policy, long number) {
        return change(
                policy,
                await(console.profiles.overrides().version(policy, number)).text());
    }

    private List<PolicyVersion> versions(Policy policy) {
        return await(proxy.profiles.overrides().versions(policy, Page.Request.FIRST))
                .items();
    }

    private String template(String tag) {
        return await(console.profiles.overrides().sheet(Policy.STANDING)).file().replace(ELSEWHERE, tag);
    }

    private static String keeping(int days) {
        return Retention.of(EpisodeSettings.USUAL, KeepSettings.USUAL)
                .text()
                .replace("episode-days: 90", "episode-days: " + days);
    }

    private void tell(Person person, String text) {
        tell(person, Kind.CONSTRAINT, text);
    }

    private void tell(Person person, Kind kind, String text) {
        Memory memory = await(console.profiles
                .memories()
                .add(person, new NewMemory(Facet.CONTENT, kind, text, 0.9, null, null), TaughtPeople.BY_PERSON));
        Eventually.holds(
                () -> assertThat(proxy.profile(person).memory(memory.id())).isPresent());
    }

    /** Redis has what was told, and the proxy has heard of it. */
    private void remembered(Prepared told, String message) {
        Eventually.holds(() -> assertThat(await(proxy.profiles.search().preview(asking(KIM, message, "a1", "u2")))
                        .blocks())
                .startsWith(told.blocks().toArray(Block[]::new)));
    }

    private static String text(Prepared prepared) {
        return prepared.blocks().get(0).text();
    }

    private Prepared ask(TaughtPeople door, Person person, String... messages) {
        return await(door.profiles.prepare(asking(person, messages)));
    }

    private Asking asking(Person person, String... messages) {
        List<Mark> marks = new ArrayList<>();
        for (String message : messages) {
            marks.add(new Mark(message.startsWith("a") ? Role.ASSISTANT : Role.USER, message.hashCode()));
        }
        String last = messages[messages.length - 1];
        return new Asking(person, null, "m", Mode.ON, marks, marks.size() - 1, "What " + last + "?", Instant.now());
    }
}
