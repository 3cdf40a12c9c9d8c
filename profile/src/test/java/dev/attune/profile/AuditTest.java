package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit log, links to people's own pages and sign-outs, on a real store. */
final class AuditTest {

    private static final Person ANNA = new Person("default", "anna@example.org");
    private static final int MOST = 1_000;

    private RedisFixture redis;
    private Profiles profiles;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
    }

    @AfterEach
    void close() {
        profiles.close();
        redis.close();
    }

    @Test
    void entriesSayWhoDidWhatToWhomNewestFirst() {
        note("vera", "look-at-person", ANNA, "");
        note("edi", "edit-memory", ANNA, "memory m1");
        note("edi", "list-people", null, "");

        assertThat(list(Audit.Filter.ALL))
                .extracting(AuditEntry::who, AuditEntry::what, AuditEntry::person, AuditEntry::detail)
                .containsExactly(
                        tuple("edi", "list-people", null, ""),
                        tuple("edi", "edit-memory", ANNA.id(), "memory m1"),
                        tuple("vera", "look-at-person", ANNA.id(), ""));
        assertThat(list(new Audit.Filter("edi", "", ANNA.id()))).hasSize(1);
        assertThat(list(new Audit.Filter("", "look-at-person", ""))).hasSize(1);
        assertThat(list(new Audit.Filter("", "", "somebody else"))).isEmpty();
        assertThat(get(profiles.audit().list("acme", Audit.Filter.ALL, Page.Request.FIRST))
                        .items())
                .isEmpty();
    }

    @Test
    void erasingLeavesTheEntriesAndTakesTheName() {
        know(ANNA);
        note("vera", "look-at-person", ANNA, "");
        note("admin", "erase-person", ANNA, "");
        String alias = list(Audit.Filter.ALL).get(0).alias();
        get(profiles.people().erase(ANNA));

        List<AuditEntry> left = list(Audit.Filter.ALL);
        assertThat(left).hasSize(2).allMatch(AuditEntry::isOfErased);
        assertThat(left).noneMatch(entry -> entry.toString().contains(ANNA.id()));
        assertThat(list(new Audit.Filter("", "", alias))).hasSize(2);
        assertThat(list(new Audit.Filter("", "", ANNA.id()))).isEmpty();

        know(ANNA);
        note("vera", "look-at-person", ANNA, "");
        assertThat(list(Audit.Filter.ALL).get(0).alias()).isNotEqualTo(alias);
    }

    @Test
    void theLogIsBoundedAndReadPageByPage() {
        for (int entry = 0; entry < 5; entry++) {
            get(profiles.audit().note(new Audit.Note("default", "vera", "look", null, "n" + entry), 5));
        }
        assertThat(list(Audit.Filter.ALL))
                .hasSize(5)
                .extracting(AuditEntry::detail)
                .contains("n0");
        for (int entry = 5; entry < 7; entry++) {
            get(profiles.audit().note(new Audit.Note("default", "vera", "look", null, "n" + entry), 5));
        }
        Page<AuditEntry> first = get(profiles.audit().list("default", Audit.Filter.ALL, new Page.Request(3, null)));
        Page<AuditEntry> second =
                get(profiles.audit().list("default", Audit.Filter.ALL, new Page.Request(3, first.cursor())));

        assertThat(first.items()).extracting(AuditEntry::detail).containsExactly("n6", "n5", "n4");
        assertThat(second.items()).extracting(AuditEntry::detail).containsExactly("n3", "n2");
        assertThat(second.cursor()).isNull();
    }

    @Test
    void aLinkEndsWithItsTurnAndWithAnErasure() {
        know(ANNA);
        PersonLinks links = new PersonLinks(
                profiles.links(), new byte[32], () -> URI.create("https://c.example"), ProfilesSettings.CLOCK);
        String first = token(get(links.make(ANNA, 1, "")));
        assertThat(get(links.open(first)).orElseThrow().person()).isEqualTo(ANNA);

        get(links.end(ANNA));
        assertThat(get(links.open(first))).isEmpty();

        String second = token(get(links.make(ANNA, 720, "de")));
        assertThat(get(links.open(second))).isPresent();
        get(profiles.people().erase(ANNA));
        assertThat(get(links.open(second))).isEmpty();
        assertThat(get(links.open(first))).isEmpty();
    }

    @Test
    void aSignOutIsRememberedUntilTheSessionWouldHaveEnded() {
        get(profiles.signOuts().end("s1", Instant.now().plusSeconds(60)));
        get(profiles.signOuts().end("s2", Instant.now().minusSeconds(60)));

        assertThat(get(profiles.signOuts().ended("s1"))).isTrue();
        assertThat(get(profiles.signOuts().ended("s2"))).isFalse();
        assertThat(get(profiles.signOuts().ended("s3"))).isFalse();
    }

    private void note(String who, String what, @Nullable Person person, String detail) {
        get(profiles.audit().note(new Audit.Note("default", who, what, person, detail), MOST));
    }

    private List<AuditEntry> list(Audit.Filter filter) {
        return get(profiles.audit().list("default", filter, Page.Request.FIRST)).items();
    }

    private void know(Person person) {
        get(profiles.people()
                .change(person, ControlsPatch.of(Personalization.ON), new Edit(Author.ADMIN, "for a test", null)));
    }

    private static String token(PersonLinks.Link link) {
        assertThat(link.toString()).doesNotContain("http");
        return link.url().substring("https://c.example".length() + PersonLinks.PATH.length());
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
