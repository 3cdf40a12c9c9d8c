package dev.attune.profile.store;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Stage;
import dev.attune.profile.model.Status;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * The people of each tenant. It follows the profiles within moments, and within a minute after a failure.
 *
 * <p>A row lies in another slot than its profile, so the two cannot be written at once. Before a profile is written its person is marked
 * as unsettled, and the mark goes when the row is written; {@link IndexRepair} sees to marks that were left.
 */
public final class PeopleIndex {

    private static final Script ROW = Script.of("row");
    private static final Script PEOPLE = Script.of("people");
    private static final Script SETTLE = Script.of("settle");
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,16}):(\\S+)");
    private static final int MOST_LOOKED_AT = 20_000;

    private final Redis redis;

    PeopleIndex(Redis redis) {
        this.redis = redis;
    }

    /** Those whose id contains {@code query} (all for an empty one), whoever changed last first. */
    public CompletionStage<Page<PersonRow>> list(String tenant, String query, Page.Request page) {
        String score = "+inf";
        String last = "";
        if (page.cursor() != null) {
            var cursor = CURSOR.matcher(page.cursor());
            if (!cursor.matches()) {
                return CompletableFuture.failedStage(
                        new InvalidInput("cursor", "is not one that a list of people gave"));
            }
            score = cursor.group(1);
            last = cursor.group(2);
        }
        return collect(new Search(tenant, query, page.limit(), new ArrayList<>()), score, last);
    }

    /** Says that a person's row will be behind, and answers with the mark. Sent ahead of the commit on the same connection. */
    String mark(String tag) {
        long now = Instant.now().toEpochMilli();
        Threads.aside(redis.call(commands -> commands.zadd(Keys.UNSETTLED, (double) now, tag)));
        return Long.toString(now);
    }

    void unmark(String tag, String mark) {
        Threads.aside(redis.script(SETTLE, List.of(Keys.UNSETTLED), List.of(tag, mark)));
    }

    CompletionStage<Void> settle(Profile profile, String mark) {
        return write(profile).thenAccept(written -> unmark(PersonTag.of(profile.person()), mark));
    }

    /** Writes the row as the profile has it, or takes it away when there is no profile. */
    CompletionStage<?> write(Profile profile) {
        Person person = profile.person();
        if (profile.version() == 0) {
            return remove(person);
        }
        long active = count(profile, Status.ACTIVE);
        long waiting = count(profile, Status.PENDING) + count(profile, Status.QUARANTINED);
        String row = CompactWriter.array(writer -> {
            writer.text(profile.stage().label());
            writer.number(active);
            writer.time(profile.updatedAt());
            writer.number(waiting);
            writer.number(profile.controls().isOn() ? 0 : 1);
        });
        return redis.script(
                ROW,
                keys(person.tenant()),
                List.of(
                        PersonTag.encode(person.id()),
                        Long.toString(profile.version()),
                        Long.toString(Math.max(0, profile.updatedAt().toEpochMilli())),
                        row));
    }

    CompletionStage<?> remove(Person person) {
        String id = PersonTag.encode(person.id());
        return redis.call(commands -> commands.zrem(Keys.people(person.tenant()), id))
                .thenCombine(redis.call(commands -> commands.hdel(Keys.rows(person.tenant()), id)), Long::sum);
    }

    /** Marks that are older than this, oldest first: tag and mark in turn. */
    CompletionStage<List<String>> unsettled(Duration age, int most) {
        long until = Instant.now().minus(age).toEpochMilli();
        return redis.call(commands ->
                        commands.zrangebyscoreWithScores(Keys.UNSETTLED, Range.create(0, until), Limit.from(most)))
                .thenApply(found -> {
                    List<String> marks = new ArrayList<>();
                    found.forEach(mark -> {
                        marks.add(mark.getValue());
                        marks.add(Long.toString((long) mark.getScore()));
                    });
                    return marks;
                });
    }

    /** One row more than asked for tells whether there is a next part. */
    private CompletionStage<Page<PersonRow>> collect(Search search, String score, String last) {
        int missing = search.limit + 1 - search.rows.size();
        List<String> values =
                List.of(score, last, Integer.toString(missing), search.sent(), Integer.toString(MOST_LOOKED_AT));
        return redis.script(PEOPLE, keys(search.tenant), values).thenCompose(answer -> {
            List<String> texts = answer.stream().map(String::valueOf).toList();
            for (int place = 2; place < texts.size(); place += 3) {
                search.add(texts.get(place), texts.get(place + 1), texts.get(place + 2));
            }
            boolean ended = texts.get(1).isEmpty() || search.rows.size() > search.limit;
            return ended
                    ? CompletableFuture.completedStage(search.page())
                    : collect(search, texts.get(0), texts.get(1));
        });
    }

    private static long count(Profile profile, Status status) {
        return profile.memories().stream()
                .filter(memory -> memory.status() == status && memory.isLasting())
                .count();
    }

    private static List<String> keys(String tenant) {
        return List.of(Keys.people(tenant), Keys.rows(tenant));
    }

    /** What is looked for and what was found; handed on from answer to answer. */
    private record Search(String tenant, String query, int limit, List<Found> rows) {

        /** What Redis is to look for; everything where UTF-8 cannot hold it, since {@link #add} looks again. */
        String sent() {
            return StandardCharsets.UTF_8.newEncoder().canEncode(query) ? query : "";
        }

        void add(String id, String score, String text) {
            Person person = new Person(tenant, PersonTag.decode(id));
            if (!person.id().contains(query)) {
                return;
            }
            PersonRow row = CompactReader.array(text.substring(text.indexOf(':') + 1), reader -> {
                Stage stage = Labelled.parse(Stage.class, "stage", reader.text());
                int memories = Math.toIntExact(reader.number());
                Instant updatedAt = reader.time();
                // A row that an older version wrote ends here.
                int waiting = Math.toIntExact(reader.numberOr(0));
                return new PersonRow(person, stage, memories, updatedAt, waiting, reader.numberOr(0) == 0);
            });
            rows.add(new Found(row, score + ':' + id));
        }

        Page<PersonRow> page() {
            boolean more = rows.size() > limit;
            List<Found> shown = more ? rows.subList(0, limit) : rows;
            return new Page<>(shown.stream().map(Found::row).toList(), more ? shown.get(limit - 1).cursor : null);
        }
    }

    private record Found(PersonRow row, String cursor) {}
}
