package dev.attune.profile.store;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Person;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sees to people whose row in the index was left behind by a failure: writes it as the profile has it. Runs on the work threads. */
final class IndexRepair {

    private static final Duration AGE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 100;

    private final Redis redis;
    private final PeopleIndex people;
    private final Function<String, Controls> defaults;

    IndexRepair(Redis redis, PeopleIndex people, Function<String, Controls> defaults) {
        this.redis = redis;
        this.people = people;
        this.defaults = defaults;
    }

    void run() {
        Threads.aside(repair(AGE));
    }

    CompletionStage<Void> repair(Duration age) {
        return people.unsettled(age, MOST_AT_ONCE).thenCompose(marks -> one(marks, 0));
    }

    private CompletionStage<Void> one(List<String> marks, int place) {
        if (place >= marks.size()) {
            return CompletableFuture.completedStage(null);
        }
        String tag = marks.get(place);
        Person person = PersonTag.person(tag);
        // One whom this version cannot read must not keep the others from being seen to.
        return redis.call(commands -> commands.hgetall(new Keys(tag).profile()))
                .thenCompose(fields -> people.settle(
                        ProfileHash.read(person, fields, defaults.apply(person.tenant())), marks.get(place + 1)))
                .handle((settled, failure) -> place + 2)
                .thenCompose(next -> one(marks, next));
    }
}
