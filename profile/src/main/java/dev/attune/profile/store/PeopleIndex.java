package dev.attune.profile.store;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleCount;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.PeopleQuery.Group;
import dev.attune.profile.model.PeopleQuery.Order;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * The people of each tenant, in a list for every group and order, so that a part of any of them is found by rank and their sizes are known.
 * It follows the profiles within moments, and within a minute after a failure.
 *
 * <p>A row lies in another slot than its profile, so the two cannot be written at once. Before a profile is written its person is marked
 * as unsettled, and the mark goes when the row is written; {@link IndexRepair} sees to marks that were left.
 */
public final class PeopleIndex {

    private static final Script ROW = Script.of("row");
    private static final Script PEOPLE = Script.of("people");
    private static final Script SETTLE = Script.of("settle");
    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,16}):(\\S+)");
    /** Most ids that one script looks at: Redis does nothing else meanwhile. */
    private static final int MOST_LOOKED_AT = 20_000;
    /** Most scripts that one part of a list is looked for by. */
    private static final int MOST_SCRIPTS = 10;

    private final Redis redis;
    private final IndexUpgrade upgrade;

    PeopleIndex(Redis redis) {
        this.redis = redis;
        this.upgrade = new IndexUpgrade(redis, this);
    }

    /** A part of those that the query wants; it may hold fewer than asked for and yet not be the last. */
    public CompletionStage<Page<PersonRow>> list(PeopleQuery query, Page.Request page) {
        upgrade.look(query.tenant());
        String score = "";
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
        return collect(new Search(query, page.limit(), new ArrayList<>()), score, last, MOST_SCRIPTS);
    }

    /** How many people are in each group. */
    public CompletionStage<PeopleCount> count(String tenant) {
        upgrade.look(tenant);
        CompletionStage<Map<Group, Long>> counts = CompletableFuture.completedStage(new EnumMap<>(Group.class));
        for (Group group : Group.values()) {
            // All are asked at once, and put together one after the other.
            counts = counts.thenCombine(
                    redis.call(commands -> commands.zcard(Keys.people(tenant, group, Order.CHANGE))), (all, count) -> {
                        all.put(group, count);
                        return all;
                    });
        }
        return counts.thenApply(PeopleCount::new);
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
        return write(profile)
                .thenCompose(written ->
                        profile.version() == 0 ? CompletableFuture.completedStage(null) : takeBackIfErased(profile))
                .thenAccept(written -> unmark(PersonTag.of(profile.person()), mark));
    }

    /** An erasure removes the profile first and the row then: a row that was written in between, or later, is nobody's. */
    private CompletionStage<?> takeBackIfErased(Profile profile) {
        Person person = profile.person();
        return redis.call(commands -> commands.exists(Keys.of(person).profile()))
                .thenCompose(there -> {
                    if (there > 0) {
                        return CompletableFuture.completedStage(List.of());
                    }
                    String written = profile.version() + ":" + RowCodec.encode(RowCodec.row(profile));
                    return redis.script(
                            ROW,
                            lists(person.tenant()),
                            List.of(PersonTag.encode(person.id()), written, "", "0", "0", "0"));
                });
    }

    /** Writes the row as the profile has it, or takes it away when there is no profile. */
    CompletionStage<?> write(Profile profile) {
        return profile.version() == 0
                ? remove(profile.person())
                : write(RowCodec.row(profile), Long.toString(profile.version()));
    }

    /** Writes this version of a row, unless a later one is there. */
    CompletionStage<?> write(PersonRow row, String version) {
        List<String> values = new ArrayList<>();
        values.add(PersonTag.encode(row.person().id()));
        values.add(version);
        values.add(RowCodec.encode(row));
        for (Order order : Order.values()) {
            values.add(score(row, order));
        }
        for (Group group : Group.values()) {
            values.add(group.has(row) ? "1" : "0");
        }
        return redis.script(ROW, lists(row.person().tenant()), values);
    }

    CompletionStage<?> remove(Person person) {
        return redis.script(ROW, lists(person.tenant()), List.of(PersonTag.encode(person.id()), "", "", "0", "0", "0"));
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
    private CompletionStage<Page<PersonRow>> collect(Search search, String score, String last, int scripts) {
        PeopleQuery query = search.query;
        List<String> keys =
                List.of(Keys.people(query.tenant(), query.group(), query.order()), Keys.rows(query.tenant()));
        List<String> values = List.of(
                query.order() == Order.CHANGE ? "rev" : "",
                score,
                last,
                Integer.toString(search.limit + 1 - search.rows.size()),
                search.sent(),
                Integer.toString(MOST_LOOKED_AT));
        return redis.script(PEOPLE, keys, values).thenCompose(answer -> {
            List<String> texts = answer.stream().map(String::valueOf).toList();
            for (int place = 2; place < texts.size(); place += 2) {
                search.add(texts.get(place), texts.get(place + 1));
            }
            boolean ended = texts.get(1).isEmpty() || search.rows.size() > search.limit;
            if (ended || scripts <= 1) {
                return CompletableFuture.completedStage(search.page(ended ? "" : texts.get(0) + ':' + texts.get(1)));
            }
            return collect(search, texts.get(0), texts.get(1), scripts - 1);
        });
    }

    /** What a row is ordered by; ascending, but for the time of the last change. */
    private static String score(PersonRow row, Order order) {
        return switch (order) {
            case CHANGE -> Long.toString(Math.max(0, row.updatedAt().toEpochMilli()));
            case ID -> "0";
            case MEMORIES -> Integer.toString(-row.memories());
        };
    }

    /** The rows, and then every list in the order that the script knows. */
    private static List<String> lists(String tenant) {
        List<String> keys = new ArrayList<>();
        keys.add(Keys.rows(tenant));
        for (Group group : Group.values()) {
            for (Order order : Order.values()) {
                keys.add(Keys.people(tenant, group, order));
            }
        }
        return keys;
    }

    /** What is looked for and what was found; handed on from answer to answer. */
    private record Search(PeopleQuery query, int limit, List<PersonRow> rows) {

        /** What Redis is to look for; everything where UTF-8 cannot hold it, since {@link #add} looks again. */
        String sent() {
            return StandardCharsets.UTF_8.newEncoder().canEncode(query.part()) ? query.part() : "";
        }

        void add(String id, String text) {
            Person person = new Person(query.tenant(), PersonTag.decode(id));
            if (person.id().contains(query.part())) {
                rows.add(RowCodec.decode(person, text.substring(text.indexOf(':') + 1)));
            }
        }

        /** @param further where to go on when not all were looked at; empty when they were */
        Page<PersonRow> page(String further) {
            if (rows.size() <= limit) {
                return new Page<>(rows, further.isEmpty() ? null : further);
            }
            PersonRow last = rows.get(limit - 1);
            String cursor = score(last, query.order())
                    + ':'
                    + PersonTag.encode(last.person().id());
            return new Page<>(rows.subList(0, limit), cursor);
        }
    }
}
