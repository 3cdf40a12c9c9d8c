package dev.attune.profile.compose;

import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody who does not exist and of whom something of everything is known, to see a template at work. */
public final class InventedPerson {

    private static final Person WHO = new Person(Person.DEFAULT_TENANT, "invented");
    private static final double SURE = 0.9;
    private static final int OFTEN = 12;

    private InventedPerson() {}

    /** Their profile at this moment. */
    public static Profile profile(Instant now, Controls controls) {
        List<Memory> memories = new ArrayList<>();
        add(memories, now, Facet.CONTENT, Kind.IDENTITY, "They are called Robin Vos");
        add(memories, now, Facet.CONTENT, Kind.CONSTRAINT, "They are allergic to walnuts");
        add(memories, now, Facet.STYLE, Kind.INSTRUCTION, "They want measurements in metric units");
        add(memories, now, Facet.CONTENT, Kind.PREFERENCE, "They like cooking on an open fire");
        add(memories, now, Facet.CONTENT, Kind.FACT, "They live on a houseboat in Delft");
        add(memories, now, Facet.CONTENT, Kind.FACT, "They are rebuilding a wooden dinghy");
        add(memories, now, Facet.CONTENT, Kind.EPISODE, "Yesterday I sanded the hull, and the <b>varnish</b> ran out.");
        // One lasting memory more than a familiar person has.
        add(memories, now, Facet.RECOMMENDATION, Kind.INTEREST, "They are interested in tide tables");
        List<Trait> traits = List.of(
                new Dial(Dimension.LENGTH, -SURE, SURE, OFTEN, now),
                new Expertise("programming", SURE, SURE, OFTEN, now),
                new Interest("cooking", OFTEN, OFTEN, OFTEN, now),
                new Interest("music", OFTEN, OFTEN, OFTEN, now),
                new Interest("travel", OFTEN, OFTEN, OFTEN, now),
                new Rhythm("Europe/Amsterdam", true, List.of(19, 20, 43, 44), null, null, -1, -1, OFTEN, now));
        return new Profile(WHO, 1, now, controls, memories, traits);
    }

    private static void add(List<Memory> memories, Instant now, Facet facet, Kind kind, String text) {
        Instant said = now.minus(Duration.ofDays(memories.size() + 1L));
        memories.add(new Memory(
                "invented-" + memories.size(),
                facet,
                kind,
                text,
                Origin.STATED,
                SURE,
                SURE,
                null,
                Status.ACTIVE,
                said,
                null,
                null,
                List.of(new Evidence("invented", text, said))));
    }
}
