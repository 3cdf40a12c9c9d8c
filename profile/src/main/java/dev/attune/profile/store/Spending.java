package dev.attune.profile.store;

import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the LLM learner costs, over all processes: of each person's budget of a day, and altogether by day. */
public final class Spending {

    private static final Script SPEND = Script.of("spend");
    private static final Script USAGE = Script.of("usage");
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration SHOWN = Duration.ofDays(40);
    private static final int DAYS_SHOWN = 7;
    private static final String CALLS = "calls";
    private static final String IN = "in";
    private static final String OUT = "out";
    private static final String GATED = "gated";
    private static final String UNPAID = "unpaid";
    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";

    private final Redis redis;

    Spending(Redis redis) {
        this.redis = redis;
    }

    /** Spends tokens of a person's day ahead of a call, if so many are left. */
    public CompletionStage<Boolean> spend(Person person, LocalDate day, long tokens, long most) {
        return change(person, day, tokens, Long.toString(most)).thenApply(answer -> (Long) answer.get(0) == 1);
    }

    /** Corrects what was spent once the cost is known: negative to give back. */
    public CompletionStage<?> settle(Person person, LocalDate day, long tokens) {
        return tokens == 0 ? CompletableFuture.completedStage(0) : change(person, day, tokens, "");
    }

    /** Adds to what is shown. */
    public CompletionStage<?> count(LocalDate day, Spent spent) {
        List<String> values = new ArrayList<>();
        values.add(Long.toString(SHOWN.toMillis()));
        add(values, CALLS, spent.calls);
        add(values, IN, spent.tokensIn);
        add(values, OUT, spent.tokensOut);
        add(values, GATED, spent.gated);
        add(values, UNPAID, spent.unpaid);
        add(values, REFUSED, spent.refused);
        add(values, FAILED, spent.failed);
        return redis.script(USAGE, List.of(Keys.LLM_USAGE, Keys.usage(day.toString())), values);
    }

    /** The status with what the LLM cost altogether and on the last days. */
    public CompletionStage<LearningStatus> on(LearningStatus status, LocalDate today) {
        CompletionStage<List<LearningStatus.Day>> days = CompletableFuture.completedStage(List.of());
        for (int back = 0; back < DAYS_SHOWN; back++) {
            LocalDate day = today.minusDays(back);
            days = days.thenCombine(of(Keys.usage(day.toString())), (list, spent) -> {
                if (spent.equals(Spent.NOTHING)) {
                    return list;
                }
                List<LearningStatus.Day> more = new ArrayList<>(list);
                more.add(new LearningStatus.Day(
                        day.toString(), spent.calls, spent.tokensIn, spent.tokensOut, spent.skipped()));
                return more;
            });
        }
        return of(Keys.LLM_USAGE)
                .thenCombine(days, (all, list) -> status.with(status.llm().withCost(cost(all), list)));
    }

    private static LearningStatus.Cost cost(Spent all) {
        return new LearningStatus.Cost(
                all.calls, all.tokensIn, all.tokensOut, all.gated, all.unpaid, all.refused, all.failed);
    }

    private CompletionStage<Spent> of(String key) {
        return redis.call(commands -> commands.hgetall(key))
                .thenApply(fields -> new Spent(
                        number(fields, CALLS),
                        number(fields, IN),
                        number(fields, OUT),
                        number(fields, GATED),
                        number(fields, UNPAID),
                        number(fields, REFUSED),
                        number(fields, FAILED)));
    }

    private CompletionStage<List<Object>> change(Person person, LocalDate day, long tokens, String most) {
        List<String> values = List.of(day.toString(), Long.toString(tokens), most, Long.toString(KEPT.toMillis()));
        return redis.script(SPEND, List.of(Keys.of(person).spent()), values);
    }

    private static void add(List<String> values, String name, long number) {
        if (number != 0) {
            values.add(name);
            values.add(Long.toString(number));
        }
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(fields.getOrDefault(name, "0"));
    }

    /**
     * What happened.
     *
     * @param calls that were answered
     * @param gated turns in which there was nothing to learn
     * @param unpaid turns for which there was no budget, or no room
     * @param refused findings that did not stand up to the checks
     * @param failed calls that taught nothing
     */
    public record Spent(long calls, long tokensIn, long tokensOut, long gated, long unpaid, long refused, long failed) {

        public static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, 0);

        long skipped() {
            return gated + unpaid;
        }
    }
}
