package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Something that behaviour shows of a person, as it stood when it last changed enough to matter. What it rests on is tallied apart
 * from the profile; a trait changes by adaptations, as everything in a profile does.
 */
public sealed interface Trait extends State permits Dial, SpokenLanguage, Interest, Expertise, Rhythm {

    /** The facet whose switches it obeys. */
    @JsonIgnore
    Facet facet();

    /** When it was last borne out; it fades from then on. */
    Instant at();
}
