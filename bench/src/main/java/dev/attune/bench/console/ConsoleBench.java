package dev.attune.bench.console;

import dev.attune.bench.AttuneProcess;
import dev.attune.bench.Management;
import dev.attune.console.ConsoleServer;
import dev.attune.console.ConsoleSettings;
import dev.attune.console.access.Password;
import dev.attune.console.access.SigningSecret;
import dev.attune.console.access.Users;
import dev.attune.console.own.OwnSettings;
import dev.attune.console.page.Route;
import dev.attune.profile.Audit;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.Edit;
import dev.attune.profile.KeepSettings;
import dev.attune.profile.MemoryPatch;
import dev.attune.profile.Overrides;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.StoreSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Every page of the console of a running Attune that knows a hundred thousand people, and one of them very well; and open pages while 200
 * things happen a second. Ends with 1 when a page takes more than 100 ms at the median, or a page does not keep up.
 */
public final class ConsoleBench {

    private static final String PASSWORD = "bench-console-password";
    private static final int AUDIT_ENTRIES = 20_000;
    private static final long MOST_FILE_BYTES = 1_000_000;
    private static final int KEYS = 60;
    private static final int VERSIONS = 60;
    private static final int IMPORTS = 60;

    /** A tenant whose switches were changed over and over. */
    static final String RULED = "ruled";

    /** How the ids of the imports begin. */
    static final String IMPORT = "import-";

    private static final Edit EDIT = new Edit(Author.ADMIN, "Bench", null);

    private ConsoleBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Size size = arguments.length == 3
                ? new Size(
                        Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                : Size.USUAL;
        Path folder = Files.createTempDirectory("attune-console-bench");
        int history = 2 * size.events();
        Map<String, String> environment =
                Map.of("ATTUNE_CONSOLE_PASSWORD", PASSWORD, "ATTUNE_KEEP_HISTORY", Integer.toString(history));
        boolean well;
        try (AttuneProcess attune = AttuneProcess.start(folder, URI.create("http://127.0.0.1:9/v1"), environment)) {
            String redis = attune.redisUrl().toString();
            fill(redis, size, history);
            try (Profiles profiles = open(redis, history)) {
                Visitor visitor = new Visitor(attune.consoleUrl()).signedIn(PASSWORD);
                visitor.get(link(attune.management()));
                PageTimes pages = new PageTimes(
                        visitor, new Visitor(attune.consoleUrl()), attune.handle(), () -> touch(profiles));
                well = pages.measure(ConsolePages.of(routes(profiles), size));
                well &= new FeedTimes(attune, visitor, profiles).measure();
            }
        }
        System.exit(well ? 0 : 1);
    }

    /** The routes of a console beside the one that is timed, so that no page is forgotten. */
    static List<Route> routes(Profiles profiles) {
        Vertx vertx = Vertx.vertx();
        ConsoleSettings settings = new ConsoleSettings(
                "127.0.0.1",
                0,
                new Users(Password.hash(PASSWORD.toCharArray()), List.of()),
                null,
                SigningSecret.of(new byte[SigningSecret.FEWEST_BYTES]),
                URI.create("http://127.0.0.1:9/v1"),
                new OwnSettings(null, List.of(), false),
                AUDIT_ENTRIES,
                MOST_FILE_BYTES,
                all -> "{}",
                json -> {
                    throw new InvalidInput("file", "is not read here");
                });
        ConsoleServer console = ConsoleServer.start(vertx, profiles, settings).await();
        List<Route> routes = console.routes();
        console.close().await();
        vertx.close().await();
        return routes;
    }

    private static void fill(String redis, Size size, int history) throws InterruptedException {
        StoreSettings settings = StoreSettings.of(redis, Town.DEFAULTS)
                .withTimeout(Duration.ofSeconds(30))
                .withKeep(StoreSettings.Keep.USUAL.withEach(5_000, history));
        Instant begun = Instant.now();
        try (RedisStore store = RedisStore.open(settings)) {
            new Town(store).fill(size.people());
            System.out.printf(Locale.ROOT, "%d people after %d s%n", size.people(), seconds(begun));
            new LongLife(store).live(size);
            System.out.printf(
                    Locale.ROOT,
                    "one with %d memories and %d changes after %d s%n",
                    size.memories(),
                    size.events(),
                    seconds(begun));
        }
        try (Profiles profiles = open(redis, history)) {
            note(profiles);
            for (int number = 0; number < KEYS; number++) {
                await(profiles.keys().create("App " + number, AppKey.Scope.all(Person.DEFAULT_TENANT)));
            }
            for (int number = 0; number < VERSIONS; number++) {
                String text = "personalization: \"" + (number % 2 == 0 ? "off" : "on") + "\"\n";
                await(profiles.overrides()
                        .change(Policy.of(RULED), new Overrides.Change(number, text, "admin", "As asked for")));
            }
            Instant now = Instant.now();
            ImportJob.Amount amount = new ImportJob.Amount(1_000, 20_000, 3_000);
            for (int number = 0; number < IMPORTS; number++) {
                ImportJob job = new ImportJob(
                        IMPORT + number,
                        "admin",
                        "csv",
                        ImportJob.State.DONE,
                        now,
                        now,
                        amount,
                        amount,
                        ImportJob.Sum.NONE);
                await(profiles.imports().note(Person.DEFAULT_TENANT, job));
            }
        }
    }

    /** A day of somebody who looks at many people. */
    private static void note(Profiles profiles) throws InterruptedException {
        Semaphore room = new Semaphore(100);
        for (int number = 0; number < AUDIT_ENTRIES; number++) {
            room.acquire();
            Audit.Note note =
                    new Audit.Note(Person.DEFAULT_TENANT, "admin", "list-people", Town.person(number % 100), "");
            CompletionStage<?> unused =
                    profiles.audit().note(note, AUDIT_ENTRIES).whenComplete((done, failure) -> room.release());
        }
        room.acquire(100);
    }

    private static Profiles open(String redis, int history) {
        return Profiles.open(ProfilesSettings.of(redis, new ConfigFiles(Path.of("config")))
                .withoutLearning()
                .with(new KeepSettings(5_000, history)));
    }

    private static void touch(Profiles profiles) {
        String text = "was looked at " + Instant.now();
        await(profiles.memories()
                .edit(LongLife.PERSON, "m1", new MemoryPatch(text, null, null, null, null, null), EDIT));
    }

    /** The path that opens the own page of the one person. */
    private static String link(Management management) throws IOException, InterruptedException {
        String path = "/users/" + Visitor.encode(LongLife.PERSON.id()) + "/links";
        return URI.create(management.post(path, "{}").get("url").asText()).getPath();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static long seconds(Instant begun) {
        return Duration.between(begun, Instant.now()).toSeconds();
    }
}
