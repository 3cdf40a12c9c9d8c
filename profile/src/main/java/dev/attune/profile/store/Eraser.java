package dev.attune.profile.store;

import dev.attune.profile.model.Person;
import dev.attune.profile.model.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Removes everything that is kept of a person. What lies in the person's slot goes at once, with a mark that refuses what was said before;
 * the rest goes around it. Doing it again after a failure in the middle completes it: what leads to traces is removed ahead of them.
 */
final class Eraser {

    private static final Script ERASE = Script.of("erase");
    private static final int COUNTS = 4;

    private final Redis redis;
    private final PeopleIndex people;
    private final TraceStore traces;
    private final LearningQueue queue;
    private final BatchStore batches;
    private final Duration mark;

    Eraser(
            Redis redis,
            PeopleIndex people,
            TraceStore traces,
            LearningQueue queue,
            BatchStore batches,
            StoreSettings settings) {
        this.redis = redis;
        this.people = people;
        this.traces = traces;
        this.queue = queue;
        this.batches = batches;
        this.mark = settings.keep().erasures();
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
                                keys.habits()),
                        List.of(Long.toString(mark.toMillis()))))
                .thenCompose(answer -> around(person, answer));
    }

    private CompletionStage<Receipt> around(Person person, List<Object> answer) {
        List<String> left = answer.subList(COUNTS, answer.size()).stream()
                .map(String::valueOf)
                .toList();
        return traces.forget(person, left)
                .thenCompose(forgotten -> people.remove(person))
                .thenCompose(removed -> batches.forget(person))
                .thenCompose(removed -> queue.purge(person))
                .thenApply(queued -> new Receipt(
                        person.id(),
                        (Long) answer.get(0),
                        (Long) answer.get(1),
                        left.size(),
                        queued + (Long) answer.get(3),
                        Micro.instant(Long.parseLong(String.valueOf(answer.get(2))))));
    }
}
