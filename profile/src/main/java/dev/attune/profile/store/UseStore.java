package dev.attune.profile.store;

import dev.attune.profile.model.Arm;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Measured;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Counts what people make of their answers. Each person has a tally among their own keys; each tenant has sums over the means of its people
 * and over their squares, so that the groups can be compared without looking at anybody. What a tally changes is added to the sums right
 * after, in another slot: a process that ends in between leaves the sums one answer behind, which no figure shows.
 */
public final class UseStore {

    private static final Script USE = Script.of("use");
    private static final Script GONE = Script.of("gone");
    private static final Script TOTALS = Script.of("totals");
    private static final Duration SESSION = Duration.ofMinutes(30);

    /** Nobody has an answer made again later than that. */
    private static final Duration AGAIN = Duration.ofDays(1);

    private static final String PERSONS = "persons";
    private static final String REQUESTS = "requests";

    private final Redis redis;

    UseStore(Redis redis) {
        this.redis = redis;
    }

    /**
     * One answer to be counted.
     *
     * @param arm that it counts for; absent when it counts for none, and is only recognised when it is asked for again
     * @param message names the message that was answered; absent for an answer that goes on after a tool was called
     * @param corrects the message corrects the answer right before
     * @param left the person left in the middle of the answer
     */
    public record Asked(
            @Nullable Arm arm, Instant at, @Nullable String message, boolean corrects, boolean left) {}

    /** Counts it, and returns whether the same message was answered before. */
    public CompletionStage<Boolean> asked(Person person, Asked asked) {
        Keys keys = Keys.of(person);
        List<String> values = List.of(
                Long.toString(Micro.of(asked.at())),
                asked.arm() == null ? "" : asked.arm().label(),
                asked.message() == null ? "" : TurnDigest.of(asked.message()),
                asked.corrects() ? "1" : "0",
                asked.left() ? "1" : "0",
                Long.toString(SESSION.toMillis()),
                Long.toString(AGAIN.toMillis()));
        return redis.script(USE, List.of(keys.use(), keys.erased(), keys.conversations(), keys.recent()), values)
                .thenCompose(answer ->
                        settle(person, answer).thenApply(settled -> !answer.isEmpty() && number(answer.get(2)) > 0));
    }

    /** Takes a person out of the sums, who does not count any more. */
    public CompletionStage<Void> forget(Person person) {
        Keys keys = Keys.of(person);
        return redis.script(GONE, List.of(keys.use(), keys.recent()), List.of())
                .thenCompose(answer -> takeOut(person, answer.get(0)));
    }

    /** The sums of a tenant. */
    public CompletionStage<Totals> totals(String tenant) {
        return redis.call(commands -> commands.hgetall(Keys.totals(tenant))).thenApply(Totals::new);
    }

    /** @param tally as a script answers it, of somebody whose tally is gone */
    CompletionStage<Void> takeOut(Person person, Object tally) {
        return change(person, tally(tally), null);
    }

    /** @param answer the tally before and the one after; empty when nothing was counted */
    CompletionStage<Void> settle(Person person, List<Object> answer) {
        return answer.isEmpty()
                ? CompletableFuture.completedStage(null)
                : change(person, tally(answer.get(0)), tally(answer.get(1)));
    }

    private CompletionStage<Void> change(Person person, @Nullable Tally before, @Nullable Tally after) {
        Map<String, Long> changes = new LinkedHashMap<>();
        if (before != null) {
            add(changes, before, -1);
        }
        if (after != null) {
            add(changes, after, 1);
        }
        changes.values().removeIf(change -> change == 0);
        if (changes.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        List<String> values = new ArrayList<>();
        changes.forEach((field, change) -> {
            values.add(field);
            values.add(Long.toString(change));
        });
        return redis.script(TOTALS, List.of(Keys.totals(person.tenant())), values)
                .thenAccept(done -> {});
    }

    private static void add(Map<String, Long> changes, Tally tally, long sign) {
        String arm = tally.arm().label();
        changes.merge(field(arm, PERSONS, ""), sign, Long::sum);
        changes.merge(field(arm, REQUESTS, ""), sign * tally.requests(), Long::sum);
        for (Measured measured : Measured.values()) {
            OptionalLong mean = tally.mean(measured);
            if (mean.isPresent()) {
                long value = mean.getAsLong();
                changes.merge(field(arm, measured.label(), ":n"), sign, Long::sum);
                changes.merge(field(arm, measured.label(), ":s"), sign * value, Long::sum);
                changes.merge(field(arm, measured.label(), ":q"), sign * value * value, Long::sum);
            }
        }
    }

    private static String field(String arm, String what, String of) {
        return arm + ':' + what + of;
    }

    private static @Nullable Tally tally(Object parts) {
        List<?> all = (List<?>) parts;
        Object arm = all.get(0);
        return arm == null
                ? null
                : new Tally(
                        Labelled.parse(Arm.class, "arm", arm.toString()),
                        number(all.get(1)),
                        number(all.get(2)),
                        number(all.get(3)),
                        number(all.get(4)),
                        number(all.get(5)),
                        number(all.get(6)),
                        number(all.get(7)));
    }

    private static long number(@Nullable Object text) {
        return text == null ? 0 : Long.parseLong(Objects.toString(text));
    }

    /** Sums over people, of which there are none where a field is missing. */
    public record Totals(Map<String, String> fields) {

        public Totals {
            fields = Map.copyOf(fields);
        }

        public long persons(Arm arm) {
            return of(field(arm.label(), PERSONS, ""));
        }

        public long requests(Arm arm) {
            return of(field(arm.label(), REQUESTS, ""));
        }

        /** How many people have a mean of this. */
        public long count(Arm arm, Measured measured) {
            return of(field(arm.label(), measured.label(), ":n"));
        }

        /** Sum of their means. */
        public double sum(Arm arm, Measured measured) {
            return (double) of(field(arm.label(), measured.label(), ":s")) / Tally.SCALE;
        }

        /** Sum of the squares of their means. */
        public double squares(Arm arm, Measured measured) {
            return (double) of(field(arm.label(), measured.label(), ":q")) / (Tally.SCALE * Tally.SCALE);
        }

        private long of(String field) {
            return Long.parseLong(fields.getOrDefault(field, "0"));
        }
    }
}
