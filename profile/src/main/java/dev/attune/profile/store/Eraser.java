package dev.attune.profile.store;

import dev.attune.profile.model.Person;
import dev.attune.profile.model.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Removes everything that is kept of a person. What lies in the person's slot goes at once, with a mark that refuses what was said before;
 * the rest goes around it. Doing it again after a failure in the middle completes it: what leads to traces is removed ahead of them.
 */
final class Eraser {

    private static final Script ERASE = Script.of("erase");
    private static final int COUNTS = 5;

    private final Redis redis;
    private final PeopleIndex people;
    private final TraceStore traces;
    private final LearningQueue queue;
    private final BatchStore batches;
    private final UseStore use;
    private final Compaction compaction;
    private final AuditStore audit;
    private final Duration mark;

    Eraser(
            Redis redis,
            PeopleIndex people,
            TraceStore traces,
            LearningQueue queue,
            BatchStore batches,
            UseStore use,
            Compaction compaction,
            AuditStore audit,
            StoreSettings settings) {
        this.redis = redis;
        this.people = people;
        this.traces = traces;
        this.queue = queue;
        this.batches = batches;
        this.use = use;
        this.compaction = compaction;
        this.audit = audit;
        this.mark = settings.keep().get().erasures();
    }

    CompletionStage<Receipt> erase(Person person) {
        Keys keys = Keys.of(person);
        // The mark stays: whoever writes a row late, it is looked at again.
        people.mark(keys.tag());
        return traces.ids(person)
                .thenCompose(ids -> traces.forget(person, ids))
                .thenCompose(forgotten -> redis.script(
                        ERASE,
                        List.of(
                                keys.profile(),
                                keys.history(),
                                keys.turns(),
                                keys.erased(),
                                keys.traces(),
                                keys.conversations(),
                                keys.batch(),
                                keys.spent(),
                                keys.said(),
                                keys.vectors(),
                                keys.use(),
                                keys.feedback(),
                                keys.past(),
                                keys.habits(),
                                keys.links(),
                                keys.recent()),
                        List.of(Long.toString(mark.toMillis()))))
                .thenCompose(answer -> around(person, answer));
    }

    /** Whether an erasure of that moment, or a later one, is marked. */
    CompletionStage<Boolean> erasedSince(Person person, Instant at) {
        return redis.call(commands -> commands.get(Keys.of(person).erased()))
                .thenApply(mark -> mark != null && Long.parseLong(mark) >= Micro.of(at));
    }

    private CompletionStage<Receipt> around(Person person, List<Object> answer) {
        List<String> left = answer.subList(COUNTS, answer.size()).stream()
                .map(String::valueOf)
                .toList();
        return use.takeOut(person, answer.get(COUNTS - 1))
                .thenCompose(taken -> traces.forget(person, left))
                .thenCompose(forgotten -> people.remove(person))
                .thenCompose(removed -> batches.forget(person))
                .thenCompose(removed -> audit.unname(person))
                .thenCompose(removed -> queue.purge(person))
                .thenCompose(queued -> receipt(person, answer, left.size(), queued));
    }

    private CompletionStage<Receipt> receipt(Person person, List<Object> answer, long traceCount, long queued) {
        Instant erasedAt = Micro.instant(Long.parseLong(String.valueOf(answer.get(2))));
        return compaction
                .ask(erasedAt)
                .thenApply(compacts -> new Receipt(
                        person.id(),
                        (Long) answer.get(0),
                        (Long) answer.get(1),
                        traceCount,
                        queued + (Long) answer.get(3),
                        erasedAt,
                        compacts.orElse(null)));
    }
}
