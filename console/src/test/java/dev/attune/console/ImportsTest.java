package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Taking in files, without scripts. */
final class ImportsTest {

    private static final Person BOB = Sample.person("bob");
    private static final String TABLE = """
            person,text,kind,facet,date
            alice,Likes green tea,preference,content,2026-01-31
            bob,Owns a tandem,,,2026-02-28
            """;
    private static final String CHATS = """
            [{"conversation_id": "c1", "create_time": 1767225600.0, "current_node": "u", "mapping": {
              "u": {"id": "u", "parent": null, "message": {"id": "u", "author": {"role": "user"}, "create_time": 1767225600.0,
                    "content": {"content_type": "text", "parts": ["I have a dog"]}}}}}]""";

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor editor;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        console = new Running(profiles);
        editor = new Visitor(console.origin()).signedInAs("edi");
    }

    @AfterEach
    void stop() {
        profiles.release();
        console.close();
        assertThat(uploaded()).isEmpty();
    }

    @Test
    void aTableIsShownAheadAndTakenInOnAWord() {
        String page = send("csv", "", TABLE);

        assertThat(editor.get(page).body())
                .contains("ready", "<dt>Persons</dt><dd>2</dd>", "<dt>Facts</dt><dd>2</dd>")
                .contains("31 Jan 2026 to 28 Feb 2026", "Take it in", "facts.csv")
                .doesNotContain("Leave out what is wrong");
        assertThat(profiles.profileOf(BOB).version()).isZero();

        String done = finished(page, Map.of());
        assertThat(done).contains("It is done", "2 changes made", "2 of 2 persons, 2 of 2 facts");
        assertThat(profiles.profileOf(BOB).memories()).extracting(Memory::text).containsExactly("Owns a tandem");
        assertThat(editor.get("/people/default/bob").body()).contains("Owns a tandem", "Imported from a CSV file");
        assertThat(editor.get("/imports").body()).contains("href=\"" + page + "\"", "done", ">edi<");
        assertThat(profiles.audited)
                .extracting(AuditEntry::what)
                .contains("send-import", "start-import", "end-import", "look-at-import");
        assertThat(profiles.audited)
                .filteredOn(entry -> entry.what().equals("end-import"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.who()).isEqualTo("edi");
                    assertThat(entry.detail()).endsWith(", done");
                });
    }

    @Test
    void theSameFileAgainDoublesNothing() {
        finished(send("csv", "", TABLE), Map.of());
        long version = profiles.profileOf(BOB).version();

        String done = finished(send("csv", "", TABLE), Map.of());

        assertThat(done).contains("0 changes made", "2 taken in before");
        assertThat(profiles.profileOf(BOB).version()).isEqualTo(version);
    }

    @Test
    void whatIsWrongIsListedAndNothingIsTakenInUnlessItIsLeftOut() {
        String page = send("csv", "", TABLE + "bob,,,,\n,Nobody's,,,\nbob,x,y,z,yesterday\n");

        assertThat(editor.get(page).body())
                .contains("3 things are wrong", "Line 4", "must not be empty", "Line 5", "names no person", "Line 6")
                .contains("Leave out what is wrong");
        HttpResponse<String> answer = editor.submit(page, page + "/start", Map.of());
        assertThat(answer.headers().firstValue("location")).hasValue(page + "?notice=not-started");
        assertThat(editor.get(page + "?notice=not-started").body()).contains("It was not started", "ready");
        assertThat(profiles.profileOf(BOB).version()).isZero();

        assertThat(finished(page, Map.of("leave", "on"))).contains("It is done", "2 changes made");
        assertThat(profiles.profileOf(BOB).memories()).hasSize(1);
    }

    /** The form comes in pieces, each of which may end anywhere. */
    @RepeatedTest(10)
    void aFormThatComesInPiecesIsReadAsItWasSent() {
        assertThat(editor.get(send("mem0", "", "{\"a\": ")).body()).contains("refused", "not JSON");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithWhatToDo() {
        assertThat(editor.get(send("csv", "", "name,note\nbob,x\n")).body())
                .contains("refused", "Line 1", "unknown name", "person, text", "Correct the file")
                .doesNotContain("Take it in<");
        assertThat(editor.get(send("mem0", "", "{\"a\": ")).body()).contains("refused", "The file", "not JSON");
        assertThat(editor.get(send("attune", "", "{}")).body()).contains("refused", "attune-person-1");
        assertThat(editor.get(send("mem0", "", "[]")).body()).contains("refused", "There is nothing in it");
    }

    @Test
    void conversationsGoIntoAPersonWhoIsNamedAndAreLearnedFrom() {
        HttpResponse<String> nobody = sent("chatgpt", "", "conversations.json", CHATS);
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("must say whose conversations these are");

        String page = send("chatgpt", "bob", CHATS);
        assertThat(editor.get(page).body())
                .contains("<dt>Conversations</dt><dd>1</dd>", "Messages of their own</dt><dd>1</dd>", "1 Jan 2026")
                .contains("into <a class=\"said\" dir=\"auto\" href=\"/people/default/bob\">bob</a>");

        assertThat(finished(page, Map.of())).contains("It is done", "1 of 1 conversation");
        assertThat(profiles.profileOf(BOB).memories()).extracting(Memory::text).containsExactly("I have a dog");
        assertThat(finished(send("chatgpt", "bob", CHATS), Map.of())).contains("0 changes made");
    }

    @Test
    void anExportGoesWhereItIsToldToGo() {
        String page = send("attune", "bob", "person carol\nLikes cake\n\nLikes jam\n");
        assertThat(editor.get(page).body()).contains("another person’s", "Item 2", "<dt>Facts</dt><dd>2</dd>");

        finished(page, Map.of("leave", "on"));

        assertThat(profiles.profileOf(BOB).memories()).hasSize(2);
        assertThat(profiles.profileOf(Sample.person("carol")).version()).isZero();
    }

    @Test
    void aFileAboutSeveralDoesNotGoIntoOne() {
        assertThat(editor.get(send("csv", "bob", TABLE)).body()).contains("refused", "names 2 persons");
        String one = send("csv", "bob", "person,text\ncarol,Likes jam\n");
        assertThat(editor.get(one).body()).contains("ready", "names another person");

        finished(one, Map.of());

        assertThat(profiles.profileOf(BOB).memories()).extracting(Memory::text).containsExactly("Likes jam");
    }

    @Test
    void whatASwitchForbidsIsSaid() {
        editor.submit(
                "/people/default/alice", "/people/default/alice/personalization", Map.of("personalization", "off"));

        assertThat(finished(send("csv", "", TABLE), Map.of()))
                .contains("1 change made", "1 left out: personalization is off for the person");
    }

    @Test
    void anImportIsCancelledBetweenTwoPersons() {
        profiles.hold();
        String page = send("csv", "", "person,text\nbob,Owns a tandem\ncarol,Likes jam\n");
        editor.submit(page, page + "/start", Map.of());
        Eventually.holds(
                () -> assertThat(editor.get(page).body()).contains("It is being taken in", "<progress", "look again"));
        assertThat(editor.get("/imports").body()).contains("running");

        HttpResponse<String> answer = editor.submit(page, page + "/cancel", Map.of());
        assertThat(answer.headers().firstValue("location")).hasValue(page + "?notice=cancelled");
        profiles.release();

        String over = Eventually.get(() -> {
            String body = editor.get(page).body();
            assertThat(body).contains("It was cancelled");
            return body;
        });
        assertThat(over).contains("1 of 2 persons", "Send the same file again");
        assertThat(profiles.profileOf(BOB).memories()).hasSize(1);
        assertThat(profiles.profileOf(Sample.person("carol")).version()).isZero();
        assertThat(finished(send("csv", "", "person,text\nbob,Owns a tandem\ncarol,Likes jam\n"), Map.of()))
                .contains("1 change made", "1 taken in before");
    }

    @Test
    void aFileThatIsNotWantedIsDiscarded() {
        String page = send("csv", "", TABLE);

        editor.submit(page, page + "/cancel", Map.of());

        assertThat(editor.get(page).body()).contains("The file was discarded").doesNotContain("Take it in<");
        HttpResponse<String> late = editor.submit("/imports", page + "/start", Map.of());
        assertThat(late.headers().firstValue("location")).hasValue(page + "?notice=not-started");
        assertThat(profiles.profileOf(BOB).version()).isZero();
    }

    @Test
    void aProcessThatEndsInterruptsWhatItRuns() {
        profiles.hold();
        String page = send("csv", "", "person,text\nbob,Owns a tandem\ncarol,Likes jam\n");
        editor.submit(page, page + "/start", Map.of());
        Eventually.holds(() -> assertThat(editor.get(page).body()).contains("It is being taken in"));
        // The common pool may have one thread, and the import needs it.
        CompletableFuture<Void> closed = CompletableFuture.runAsync(console::close, close -> new Thread(close).start());
        Eventually.holds(() -> assertThatThrownBy(() -> editor.get(page)).isInstanceOf(UncheckedIOException.class));
        profiles.release();
        closed.join();
        console = new Running(profiles);

        Visitor later = new Visitor(console.origin()).signedInAs("edi");
        assertThat(later.get(page).body()).contains("It was interrupted", "1 of 2 persons", "Send the same file again");
        assertThat(profiles.profileOf(Sample.person("carol")).version()).isZero();
    }

    @Test
    void oneWhoseProcessWasKilledIsInterruptedToo() {
        profiles.imports.told.put("i8", running("i8", Instant.now().minus(Duration.ofHours(1))));

        assertThat(editor.get("/imports/default/i8").body()).contains("It was interrupted", "1 of 4 persons");
        assertThat(editor.get("/imports").body()).contains("interrupted");
    }

    @Test
    void oneThatRunsInAnotherProcessIsFollowedAndStoppedFromHere() {
        profiles.imports.told.put("i7", running("i7", Instant.now().plusSeconds(600)));

        assertThat(editor.get("/imports").body()).contains("/imports/default/i7", ">vera<");
        assertThat(editor.get("/imports/default/i7").body()).contains("1 of 4 persons, 10 of 40 facts", "value=\"25\"");
        editor.submit("/imports/default/i7", "/imports/default/i7/cancel", Map.of());
        assertThat(profiles.imports.stopped).containsExactly("i7");
        assertThat(editor.get("/imports/default/other").statusCode()).isEqualTo(404);
        assertThat(editor.get("/imports/acme/" + "i0").statusCode()).isEqualTo(404);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithTheLimit() {
        byte[] much = new byte[Running.MOST_FILE_BYTES + 200_000];
        HttpResponse<String> answer = editor.upload("/imports", form("csv", ""), "big.csv", much);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than the console takes", "KiB");
        assertThat(uploaded()).isEmpty();
    }

    @Test
    void aFileAsLargeAsItMayBeIsTakenAndOneThatIsLargerByAByteIsNot() {
        String table = "person,text\nbob,Owns a tandem\n";
        String whole = table + "\n".repeat(Running.MOST_FILE_BYTES - table.length());
        assertThat(editor.get(send("csv", "", whole)).body()).contains("<dt>Facts</dt><dd>1</dd>");

        HttpResponse<String> answer = sent("csv", "", "facts.csv", whole + "\n");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than the console takes");
        Eventually.holds(() -> assertThat(uploaded()).isEmpty());
    }

    @Test
    void soManyFilesWaitAndOneMoreIsRefused() {
        Map<String, String> form = new HashMap<>(form("csv", ""));
        form.put("csrf", editor.csrf("/imports"));
        byte[] table = TABLE.getBytes(StandardCharsets.UTF_8);
        String first = "";
        for (int file = 0; file < 50; file++) {
            HttpResponse<String> answer = editor.upload("/imports", form, "facts.csv", table);
            assertThat(answer.statusCode()).isEqualTo(303);
            first = first.isEmpty() ? answer.headers().firstValue("location").orElseThrow() : first;
        }
        HttpResponse<String> answer = editor.upload("/imports", form, "facts.csv", table);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("So many files wait here already");

        editor.submit(first, first + "/cancel", Map.of());
        assertThat(editor.upload("/imports", form, "facts.csv", table).statusCode())
                .isEqualTo(303);
    }

    @Test
    void soManyPagesFollowImportsAndOneMoreIsToldThatItDoesNot() throws Exception {
        profiles.hold();
        String page = send("csv", "", TABLE);
        editor.submit(page, page + "/start", Map.of());
        Eventually.holds(() -> assertThat(editor.get(page).body()).contains("It is being taken in"));
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder follow = HttpRequest.newBuilder(URI.create(console.origin() + page + "/live"));
        editor.cookies().forEach((name, value) -> follow.header("Cookie", name + "=" + value));
        List<InputStream> open = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            HttpResponse<InputStream> stream = client.send(follow.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            open.add(stream.body());
        }
        HttpResponse<String> more = client.send(follow.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.body()).contains("too many pages are open");
        for (InputStream stream : open) {
            stream.close();
        }
    }

    @Test
    void aFileOfAForgedFormIsNotKept() {
        Map<String, String> form = new HashMap<>(form("csv", ""));
        form.put("csrf", "made-up");

        assertThat(editor.upload("/imports", form, "facts.csv", TABLE.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
        Eventually.holds(() -> assertThat(uploaded()).isEmpty());
    }

    @Test
    void aFormWithoutAFileSaysSoAndKeepsWhatWasTyped() {
        HttpResponse<String> answer =
                editor.submit("/imports", "/imports", Map.of("format", "mem0", "person", "bob", "tenant", "default"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("must be a file with something in it", "value=\"bob\"");
        assertThat(answer.body()).containsPattern("value=\"mem0\"\\s+selected");
    }

    @Test
    void whatAFileSaysIsTextInItsOwnDirection() {
        String script = "<script>alert(1)</script>";
        String page = send("csv", "", "person,text\n\"" + script + "\"," + script + "\nمريم,\u202eأحب الشاي\n");
        assertThat(editor.get(page).body()).doesNotContain(script);

        assertThat(finished(page, Map.of())).doesNotContain(script).contains("2 changes made");
        assertThat(profiles.profileOf(Sample.person(script)).memories())
                .extracting(Memory::text)
                .containsExactly(script);
        assertThat(editor.get("/people").body()).doesNotContain(script).contains("مريم");
    }

    @Test
    void aPersonsPageLeadsToAnImportIntoThem() {
        String page = editor.get("/people/default/alice").body();
        assertThat(page).contains("href=\"/imports?person=alice&amp;tenant=default\"");

        assertThat(editor.get("/imports?person=alice&tenant=default").body()).contains("value=\"alice\"");
        assertThat(editor.get("/people").body()).contains("href=\"/imports\"");
        assertThat(new Visitor(console.origin())
                        .signedInAs("vera")
                        .get("/people")
                        .body())
                .doesNotContain("href=\"/imports");
    }

    @Test
    void whatWasBroughtIsSaidToBeAnAdmins() {
        finished(send("csv", "", TABLE), Map.of());

        assertThat(profiles.histories()
                        .list(BOB, dev.attune.profile.model.Page.Request.FIRST)
                        .toCompletableFuture()
                        .join()
                        .items())
                .allSatisfy(adaptation -> assertThat(adaptation.by()).isEqualTo(Author.ADMIN));
    }

    private static ImportJob running(String id, Instant seenAt) {
        return new ImportJob(
                id,
                "vera",
                "mem0",
                ImportJob.State.RUNNING,
                Instant.now(),
                seenAt,
                new ImportJob.Amount(4, 40, 0),
                new ImportJob.Amount(1, 10, 0),
                new ImportJob.Sum(9, 1, 0, 0));
    }

    private static Map<String, String> form(String format, String person) {
        return Map.of("format", format, "person", person, "tenant", "default");
    }

    private HttpResponse<String> sent(String format, String person, String name, String content) {
        Map<String, String> form = new HashMap<>(form(format, person));
        form.put("csrf", editor.csrf("/imports"));
        return editor.upload("/imports", form, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The address of the import that comes of it. */
    private String send(String format, String person, String content) {
        HttpResponse<String> answer = sent(format, person, "facts.csv", content);
        assertThat(answer.statusCode()).isEqualTo(303);
        String page = answer.headers().firstValue("location").orElseThrow();
        Eventually.holds(() -> assertThat(editor.get(page).body()).doesNotContain("is being checked"));
        return page;
    }

    private String finished(String page, Map<String, String> fields) {
        HttpResponse<String> answer = editor.submit(page, page + "/start", fields);
        assertThat(answer.headers().firstValue("location")).hasValue(page);
        return Eventually.get(() -> {
            String body = editor.get(page).body();
            assertThat(body).contains("It is done");
            return body;
        });
    }

    /** Files of this process that lie where uploads are written. */
    private static List<Path> uploaded() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        String own = "attune-uploads-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(folder -> folder.getFileName().toString().startsWith(own))
                    .flatMap(ImportsTest::in)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
