package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hundred people are erased while all kinds of work for them is on its way, in two processes, on a Redis that writes everything to a file. */
final class ErasureUnderLoadTest {

    private static final int ERASED = 200;
    private static final Holdout HALF = new Holdout(0.5, "test");

    private RedisFixture redis;
    private Profiles here;
    private Profiles there;

    @BeforeEach
    void open() {
        redis = RedisFixture.openDurable();
        try (RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            // As plain text, so that it can be searched.
            connection.sync().configSet("aof-use-rdb-preamble", "no");
        }
        here = profiles();
        there = profiles();
    }

    private Profiles profiles() {
        return Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")))
                .withDeadline(Duration.ofSeconds(10))
                .withPartitions(3)
                .with(HALF));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        redis.close();
    }

    @Test
    void nothing_of_them_is_left_in_the_store_or_in_its_file() {
        Random random = new Random(7);
        List<Receipt> receipts = new ArrayList<>();
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int number = 0; number < ERASED; number++) {
            Person person = new Person("default", "gone-" + number + "-person");
            begin(person, random, running);
            if (random.nextBoolean()) {
                // Some of it is done by then, some is not.
                await(running.get(random.nextInt(running.size())).handle((done, failure) -> null));
            }
            receipts.add(await((random.nextBoolean() ? here : there).people().erase(person)));
        }
        await(CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
                .handle((done, failure) -> null));
        await(here.learning().drain());
        await(there.learning().drain());

        Eventually.holds(() -> assertThat(redis.contents("attune:*").lines().filter(ErasureUnderLoadTest::isOfSomebody))
                .isEmpty());
        assertThat(redis.contents("attune:{default:gone-*").lines()).allMatch(ErasureUnderLoadTest::isMark);
        assertThat(receipts)
                .allSatisfy(
                        receipt -> assertThat(receipt.compactsBy()).isNotNull().isAfter(receipt.erasedAt()));
        // The others' sums are those of nobody.
        assertThat(redis.keys("attune:use:*")).isZero();
    }

    @Test
    void what_was_erased_leaves_the_file_with_its_next_compaction() {
        Person person = new Person("default", "ann");
        await(here.learning().teachAndWait(exchange(person, "t1", "I am allergic to peanuts.")));
        assertThat(file()).contains("peanuts");
        Receipt receipt = await(here.people().erase(person));
        assertThat(receipt.compactsBy()).isNotNull();
        Eventually.holds(() -> assertThat(file()).doesNotContain("peanuts"));
        Eventually.holds(() -> assertThat(redis.keys("attune:compaction")).isZero());
    }

    private void begin(Person person, Random random, List<CompletableFuture<?>> running) {
        for (int turn = 0; turn < 4; turn++) {
            Profiles door = random.nextBoolean() ? here : there;
            String words = turn % 2 == 0 ? "I am allergic to canaryfruit " + turn + "." : "Tell me about canaryfruit.";
            Asking asking = new Asking(
                    person,
                    "c1",
                    "m",
                    Mode.ON,
                    List.of(new Mark(Role.USER, words.hashCode())),
                    0,
                    words,
                    Instant.now());
            CompletableFuture<Prepared> prepared = door.prepare(asking).toCompletableFuture();
            running.add(prepared.thenCompose(ready ->
                    door.answered(new Answer(ready, Answer.Outcome.COMPLETE, "Noted, canaryfruit.", Micros.NONE))));
            if (turn == 1) {
                running.add(door.learning()
                        .teachAndWait(exchange(person, "w" + turn, "I love canaryfruit pie."))
                        .toCompletableFuture());
            }
            if (turn == 2) {
                running.add(prepared.thenCompose(
                        ready -> door.outcomes().rate("default", ready.trace(), 1, "canaryfruit it is")));
            }
        }
        running.subList(0, Math.max(0, running.size() - 40)).removeIf(CompletableFuture::isDone);
    }

    private static boolean isOfSomebody(String line) {
        return line.contains("canaryfruit") || (line.contains("gone-") && !isMark(line));
    }

    /** That somebody was erased outlives them for a while, so that late work finds it. */
    private static boolean isMark(String line) {
        return line.contains("}:erased=");
    }

    private static Exchange exchange(Person person, String turn, String words) {
        return new Exchange(person, "c2", List.of(new Turn(turn, Role.USER, null, words, Instant.now())));
    }

    private String file() {
        try (Stream<Path> files = Files.walk(redis.folder())) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
