package dev.attune.proxy.manage;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import java.time.Instant;
import java.util.List;

final class Examples {

    private Examples() {}

    static Trace trace(String id, String user) {
        return trace(id, new Person("default", user), "likes tea");
    }

    static Trace trace(String id, Person person, String text) {
        return new Trace(
                id,
                Instant.parse("2026-01-01T10:00:00Z"),
                person,
                "c1",
                "m",
                new Verdict.Applied(1, 0),
                Answer.Outcome.COMPLETE,
                List.of(new Trace.Retrieved("m1", 0.5)),
                List.of(new Trace.Injected("m1", text, 3, Block.Place.STANDING)),
                List.of(new Withheld("m2", Withheld.Reason.OVER_BUDGET)),
                new Micros(1, 2, 3, 4, 5),
                3);
    }
}
