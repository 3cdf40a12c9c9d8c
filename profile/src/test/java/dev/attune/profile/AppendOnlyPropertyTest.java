package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Verdict;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Random conversations with one person through two processes on one Redis. A conversation goes on in a new one, from an earlier turn, or
 * without its oldest messages, while things are learned about the person.
 */
final class AppendOnlyPropertyTest {

    private static final Edit BY_ADMIN = new Edit(Author.ADMIN, "test", null);
    private static final List<String> MATTERS =
            List.of("rowing", "walnuts", "Bergen", "cellos", "chess", "tulips", "Lisbon", "cycling");
    private static final int TURNS = 14;

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final RedisClient CLIENT = RedisClient.create(REDIS.url());
    private static final StatefulRedisConnection<String, String> CONNECTION = CLIENT.connect();
    private static final List<Profiles> DOORS = List.of(door(), door());

    @AfterContainer
    static void close() {
        DOORS.forEach(Profiles::close);
        CLIENT.shutdown();
        REDIS.close();
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void whatUpstreamSeesOnlyGrows(@ForAll Random random) {
        Person person = new Person("default", "grows" + UUID.randomUUID());
        learn(person, random);
        List<Turn> turns = new ArrayList<>();
        Set<List<String>> asked = new HashSet<>();
        for (int count = 0; count < TURNS; count++) {
            if (random.nextInt(3) == 0) {
                learn(person, random);
            }
            Turn before = turns.isEmpty() || random.nextInt(6) == 0 ? null : turns.get(random.nextInt(turns.size()));
            List<String> messages = random.nextInt(8) == 0 && before != null ? before.messages : said(before, random);
            // The very same request once more is told what it was told then.
            boolean isNew = asked.add(messages);
            Turn turn = ask(person, messages, isNew, random);
            assertThat(turn.memories()).doesNotHaveDuplicates();
            if (before != null && isNew) {
                assertThat(turn.seen.subList(0, before.seen.size())).isEqualTo(before.seen);
            }
            turns.removeIf(other -> other.messages.equals(turn.messages));
            turns.add(turn);
        }
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void nothingIsToldTwiceNorOnceItMayNotBe(@ForAll Random random) {
        Person person = new Person("default", "trust" + UUID.randomUUID());
        learn(person, random);
        List<String> messages = new ArrayList<>();
        for (int count = 0; count < TURNS; count++) {
            if (random.nextInt(2) == 0) {
                learn(person, random);
            }
            if (random.nextInt(3) == 0) {
                retireOne(person, random);
            }
            int cut = random.nextInt(4) == 0 ? random.nextInt(messages.size() + 1) : 0;
            messages = new ArrayList<>(messages.subList(cut, messages.size()));
            messages.add("user " + random.nextInt(3) + " " + matter(random) + " " + count);
            Turn turn = ask(person, messages, true, random);
            assertThat(turn.memories()).doesNotHaveDuplicates();
            Set<String> retired = new HashSet<>();
            profile(person).memories().stream()
                    .filter(memory -> memory.status() == Status.RETIRED)
                    .forEach(memory -> retired.add(memory.id()));
            assertThat(turn.memories()).noneMatch(retired::contains);
            messages.add("assistant " + random.nextInt(4) + " " + count);
        }
    }

    /** The first message of a conversation, or one more after what was said and answered in it. */
    private static List<String> said(@Nullable Turn before, Random random) {
        List<String> messages = new ArrayList<>();
        boolean brief = before != null && random.nextInt(4) == 0;
        if (before != null) {
            messages.addAll(before.messages);
            messages.add("assistant " + (brief || random.nextBoolean() ? random.nextLong() : "OK."));
        } else {
            messages.add("system");
        }
        messages.add("user " + (brief ? "next" : random.nextLong() + " " + matter(random)));
        return messages;
    }

    private static Turn ask(Person person, List<String> messages, boolean isNew, Random random) {
        List<Mark> marks = messages.stream().map(AppendOnlyPropertyTest::mark).toList();
        String last = messages.get(messages.size() - 1);
        Asking asking = new Asking(
                person, null, "m", Mode.ON, marks, marks.size() - 1, "What about " + last + "?", Instant.now());
        Profiles door = DOORS.get(random.nextInt(DOORS.size()));
        return Eventually.get(() -> {
            Prepared prepared = await(door.prepare(asking));
            assertThat(prepared.verdict()).isInstanceOf(Verdict.Applied.class);
            if (isNew || messages.size() <= 2) {
                settle(person, asking, prepared);
            }
            return new Turn(messages, seen(messages, prepared.blocks()), prepared.blocks());
        });
    }

    /** Redis has it and both processes have heard of it, as they have by the time at which a person has read an answer. */
    private static void settle(Person person, Asking asking, Prepared prepared) {
        Eventually.holds(() ->
                assertThat(times(person)).contains(Long.toString(asking.at().toEpochMilli())));
        List<Mark> marks = new ArrayList<>(asking.marks());
        marks.add(new Mark(Role.ASSISTANT, 1));
        marks.add(new Mark(Role.USER, 1));
        Asking next = new Asking(person, null, "m", Mode.ON, marks, marks.size() - 1, "", asking.at());
        for (Profiles door : DOORS) {
            Eventually.holds(() -> assertThat(await(door.search().preview(next)).blocks())
                    .startsWith(prepared.blocks().toArray(Block[]::new)));
        }
    }

    /** When the steps of the person's conversations were made. */
    private static Set<String> times(Person person) {
        Set<String> times = new HashSet<>();
        for (String key :
                CONNECTION.sync().keys("*" + person.id().substring(person.id().length() - 12) + "*:conversations")) {
            CONNECTION.sync().hvals(key).forEach(value -> times.add(value.split(" ", 2)[0]));
        }
        return times;
    }

    private static List<String> seen(List<String> messages, List<Block> blocks) {
        List<String> seen = new ArrayList<>();
        for (int index = 0; index < messages.size(); index++) {
            for (Block block : blocks) {
                if (block.before() == index) {
                    seen.add(block.text());
                }
            }
            seen.add(messages.get(index));
        }
        return seen;
    }

    private static Mark mark(String message) {
        Role role = message.startsWith("user") ? Role.USER : message.startsWith("a") ? Role.ASSISTANT : Role.SYSTEM;
        return new Mark(role, message.hashCode());
    }

    private static String matter(Random random) {
        return MATTERS.get(random.nextInt(MATTERS.size()));
    }

    private static void learn(Person person, Random random) {
        Kind kind = random.nextBoolean() ? Kind.PREFERENCE : random.nextBoolean() ? Kind.CONSTRAINT : Kind.FACT;
        String text =
                "Something about " + matter(random) + " and " + matter(random) + ", number " + random.nextInt(10_000);
        Memory memory = await(DOORS.get(random.nextInt(DOORS.size()))
                .memories()
                .add(person, new NewMemory(Facet.CONTENT, kind, text, 0.5, null, null), BY_ADMIN));
        heard(person, memory.id(), Status.ACTIVE);
    }

    private static void retireOne(Person person, Random random) {
        List<Memory> active = profile(person).memories().stream()
                .filter(memory -> memory.status() == Status.ACTIVE)
                .toList();
        if (active.size() > 1) {
            String id = active.get(random.nextInt(active.size())).id();
            await(DOORS.get(random.nextInt(DOORS.size())).memories().retire(person, id, BY_ADMIN));
            heard(person, id, Status.RETIRED);
        }
    }

    private static void heard(Person person, String id, Status status) {
        for (Profiles door : DOORS) {
            Eventually.holds(() -> assertThat(await(door.people().find(person))
                            .memory(id)
                            .orElseThrow()
                            .status())
                    .isEqualTo(status));
        }
    }

    private static Profile profile(Person person) {
        return await(DOORS.get(0).people().find(person));
    }

    private static Profiles door() {
        return Profiles.open(ProfilesSettings.of(REDIS.url(), new ConfigFiles(Path.of("../config")))
                .withoutLearning()
                .withDeadline(Duration.ofSeconds(10)));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** A request: what the app sent, what upstream saw of it, and what was put in. */
    private record Turn(List<String> messages, List<String> seen, List<Block> blocks) {
        List<String> memories() {
            return blocks.stream().flatMap(block -> block.memories().stream()).toList();
        }
    }
}
