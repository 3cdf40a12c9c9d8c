package dev.attune.bench.console;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.RedisStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The one person of whom most is known: every tenth memory is no longer in use, and each was heard again several times. */
final class LongLife {

    static final Person PERSON = new Person(Person.DEFAULT_TENANT, "long-known@example.com");

    private static final int TRACES = 1_000;
    private static final int IN_ONE_COMMIT = 2;
    private static final long SECONDS_BETWEEN = 60;

    private final RedisStore store;
    private Profile profile = Profile.empty(PERSON, Town.DEFAULTS);

    LongLife(RedisStore store) {
        this.store = store;
    }

    void live(Size size) {
        int done = 0;
        while (done < size.memories()) {
            List<Adaptation> commit = new ArrayList<>();
            while (commit.size() < IN_ONE_COMMIT && done < size.memories()) {
                Memory memory = Town.memory("m" + done, done, now());
                commit.add(change(commit.size(), memory));
                done++;
            }
            commit(commit);
        }
        commit(traits());
        int left = size.events() - done - profile.traits().size();
        for (int number = 0; number < left; number += IN_ONE_COMMIT) {
            List<Adaptation> commit = new ArrayList<>();
            for (int place = 0; place < Math.min(IN_ONE_COMMIT, left - number); place++) {
                commit.add(change(commit.size(), again("m" + (number + place) % size.memories(), number + place)));
            }
            commit(commit);
        }
        IntStream.range(0, TRACES).forEach(number -> answer(number, "m" + number % size.memories()));
    }

    /** Heard once more; every tenth is over by then. */
    private Memory again(String id, int number) {
        Memory memory = profile.memory(id).orElseThrow();
        if (number % 10 == 9) {
            return memory.withStatus(number % 20 == 9 ? Status.SUPERSEDED : Status.RETIRED, now());
        }
        List<Evidence> evidence = new ArrayList<>(memory.evidence());
        evidence.add(new Evidence("again-" + number, "As I said, I " + memory.text() + ".", now()));
        return memory.withEvidence(evidence, Math.min(0.99, memory.confidence() + 0.01));
    }

    private List<Adaptation> traits() {
        List<State> traits = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            traits.add(new Dial(dimension, 0.6, 0.8, 9, now()));
        }
        for (int topic = 0; topic < 24; topic++) {
            traits.add(new Interest("topic " + topic, 1 + topic / 4.0, 5, 4, now()));
        }
        traits.add(new Expertise("programming", 0.9, 0.8, 20, now()));
        List<Integer> evenings = IntStream.range(0, 7)
                .boxed()
                .flatMap(day -> IntStream.range(18, 22).mapToObj(hour -> 24 * day + hour))
                .toList();
        traits.add(new Rhythm("Europe/Berlin", false, evenings, 20.0, 5.0, 0.6, 0, 400, now()));
        List<Adaptation> commit = new ArrayList<>();
        traits.forEach(trait -> commit.add(change(commit.size(), trait)));
        return commit;
    }

    private void answer(int number, String memory) {
        Memory told = profile.memory(memory).orElseThrow();
        Trace trace = new Trace(
                "trace-" + number,
                Instant.now(),
                PERSON,
                "c" + number / 20,
                "gpt-4o",
                number % 5 == 0 ? new Verdict.None(Verdict.Reason.COLD) : new Verdict.Applied(1, 4),
                Answer.Outcome.COMPLETE,
                List.of(new Trace.Retrieved(told.id(), 0.91)),
                List.of(new Trace.Injected(told.id(), told.text(), 12, Block.Place.RECALLED)),
                List.of(new Withheld("m7", Withheld.Reason.BELOW_THRESHOLD)),
                new Micros(10, 200, 900, 80, 40),
                12);
        store.traceWriter().keep(Instant.now(), () -> trace);
    }

    private Adaptation change(int place, State after) {
        State before = profile.state(after.key()).orElse(null);
        return Town.adaptation(profile, place, now(), before, after);
    }

    /** A minute after the commit before, so that any moment of the past can be asked for. */
    private Instant now() {
        return Town.START.plusSeconds(SECONDS_BETWEEN * profile.version());
    }

    private void commit(List<Adaptation> adaptations) {
        Draft draft = Draft.learned(profile, adaptations, List.of("turn-" + profile.version()), now());
        Commit commit = store.profiles().commit(draft).toCompletableFuture().join();
        if (!(commit instanceof Commit.Done done)) {
            throw new IllegalStateException("not written: " + commit);
        }
        profile = done.profile();
    }
}
