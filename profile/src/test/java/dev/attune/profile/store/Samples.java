package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that tests of the store begin from. */
final class Samples {

    static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Person ALICE = new Person(Person.DEFAULT_TENANT, "alice");

    private Samples() {}

    static Memory memory(String id, String text) {
        return new Memory(
                id,
                Facet.CONTENT,
                Kind.PREFERENCE,
                text,
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                NOON,
                null,
                null,
                List.of(new Evidence("turn-" + id, "I said: " + text, NOON)));
    }

    static Adaptation adaptation(Profile base, int place, What what, Change change) {
        List<Evidence> evidence = change.after() instanceof Memory memory ? memory.evidence() : List.of();
        return new Adaptation(
                Draft.idOf(base, place),
                NOON.plusSeconds(base.version()),
                what,
                Facet.CONTENT,
                List.of(change),
                evidence,
                Author.LEARNER,
                "you said so",
                null);
    }

    static Draft learned(Profile base, Memory memory) {
        return Draft.learned(
                base,
                List.of(adaptation(base, 0, What.LEARNED, Change.of(memory))),
                List.of("turn-" + memory.id()),
                Instant.now());
    }

    static Draft change(Profile base, @Nullable State before, @Nullable State after) {
        return Draft.byHand(base, List.of(adaptation(base, 0, What.EDITED, new Change(before, after))));
    }

    static Exchange exchange(Person person, String... texts) {
        List<Turn> turns = new ArrayList<>();
        for (String text : texts) {
            turns.add(new Turn("turn of " + text, Role.USER, null, text, NOON));
        }
        return new Exchange(person, "conversation", turns);
    }
}
