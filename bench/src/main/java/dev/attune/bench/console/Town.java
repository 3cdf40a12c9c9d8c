package dev.attune.bench.console;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.RedisStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A hundred thousand people of whom little is known, written by the store as a worker would write what it learned: of one in a hundred a lot,
 * of one in ten something, of most a few things and of some nothing; one in a hundred is switched off, and of one in two hundred
 * something waits for a word.
 */
public final class Town {

    public static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int AT_ONCE = 256;
    private static final List<Facet> FACETS = List.of(
            Facet.CONTENT,
            Facet.STYLE,
            Facet.CONTENT,
            Facet.RECOMMENDATION,
            Facet.CONTENT,
            Facet.CONTENT,
            Facet.INTERACTION,
            Facet.CONTENT,
            Facet.RECOMMENDATION,
            Facet.CONTENT);

    private final RedisStore store;

    /** People to be, in this store. */
    public Town(RedisStore store) {
        this.store = store;
    }

    /** Somebody by their number. */
    public static Person person(int number) {
        return new Person(Person.DEFAULT_TENANT, String.format("person-%06d@example.com", number));
    }

    /** Writes so many people. */
    public void fill(int people) throws InterruptedException {
        Semaphore room = new Semaphore(AT_ONCE);
        List<Throwable> failures = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            room.acquire();
            CompletionStage<?> unused = write(number).whenComplete((done, failure) -> {
                if (failure != null) {
                    failures.add(failure);
                }
                room.release();
            });
        }
        room.acquire(AT_ONCE);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " people could not be written", failures.get(0));
        }
    }

    /** Writes one person of whom so much is known, in one go. */
    public CompletionStage<?> write(Person person, int memories) {
        Profile base = Profile.empty(person, DEFAULTS);
        List<Adaptation> learned = new ArrayList<>();
        for (int place = 0; place < memories; place++) {
            learned.add(adaptation(base, place, START, null, memory("m" + place, place, START)));
        }
        return store.profiles().commit(Draft.learned(base, learned, List.of("turn"), START));
    }

    private CompletionStage<?> write(int number) {
        Profile base = Profile.empty(person(number), DEFAULTS);
        List<Adaptation> learned = new ArrayList<>();
        Instant at = START.plusSeconds(number);
        for (int place = 0; place < memories(number); place++) {
            learned.add(adaptation(base, learned.size(), at, null, memory("m" + place, number + place, at)));
        }
        if (number % 200 == 7) {
            Memory held = memory("held", number, at).withStatus(Status.QUARANTINED, null);
            learned.add(adaptation(base, learned.size(), at, null, held));
        }
        if (number % 100 == 3) {
            Controls off = new Controls(Personalization.OFF, Map.of(), Intensity.BALANCED, Map.of());
            learned.add(adaptation(base, learned.size(), at, DEFAULTS, off));
        }
        return store.profiles().commit(Draft.learned(base, learned, List.of("turn-" + number), at));
    }

    private static int memories(int number) {
        if (number % 100 == 0) {
            return 24;
        }
        return number % 10 == 0 ? 8 : number % 10 == 1 ? 0 : 1 + number % 4;
    }

    static Adaptation adaptation(Profile base, int place, Instant at, @Nullable State before, State after) {
        List<Evidence> evidence = after instanceof Memory memory ? memory.evidence() : List.of();
        Facet facet = after instanceof Memory memory ? memory.facet() : null;
        return new Adaptation(
                Draft.idOf(base, place),
                at,
                before == null ? What.LEARNED : after instanceof Controls ? What.TOGGLED : What.REINFORCED,
                facet,
                List.of(new Change(before, after)),
                evidence,
                Author.LEARNER,
                before == null ? "The person said so" : "The person said so again",
                null);
    }

    static Memory memory(String id, int number, Instant at) {
        Facet facet = FACETS.get(number % FACETS.size());
        String text = Words.text(number);
        return new Memory(
                id,
                facet,
                facet == Facet.CONTENT ? Kind.FACT : Kind.PREFERENCE,
                text,
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                at,
                null,
                null,
                List.of(new Evidence("turn-" + number, "By the way, I " + text + ".", at)));
    }
}
