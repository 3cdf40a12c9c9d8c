package dev.attune.profile.compose;

import dev.attune.profile.compose.ComposeSettings.Bounds;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Memory;
import java.util.Optional;

/** The parts of the standing block, in the order in which they may spend its budget: what may do harm when it is left out comes first. */
enum Section {
    /** Who this is. */
    IDENTITY("identity"),
    /** What must be heeded, such as an allergy. */
    CONSTRAINTS("constraints"),
    /** How to speak to them. */
    WISHES("wishes"),
    /** What they like and dislike. */
    PREFERENCES("preferences"),
    /** How they seem to like answers, by their behaviour. */
    MANNER("manner"),
    /** How well they know which field. */
    EXPERTISE("expertise"),
    /** When and how they are met. */
    RHYTHM("rhythm"),
    /** What they come back to. */
    INTERESTS("interests");

    private final String variable;

    Section(String variable) {
        this.variable = variable;
    }

    /** Its name in the template. */
    String variable() {
        return variable;
    }

    int most(Bounds bounds, double share, double mannerShare) {
        return switch (this) {
            case IDENTITY -> bounds.identity();
            case CONSTRAINTS -> bounds.constraints();
            case WISHES -> bounds.wishes();
            case PREFERENCES -> (int) Math.ceil(bounds.preferences() * share);
            case MANNER -> (int) Math.ceil(bounds.manner() * mannerShare);
            // Remarks are counted where they are made.
            case EXPERTISE, RHYTHM, INTERESTS -> Integer.MAX_VALUE;
        };
    }

    /** Where a memory stands; empty for what only recall brings up. */
    static Optional<Section> of(Memory memory) {
        if (memory.standsForTrait()) {
            return Optional.of(
                    switch (memory.facet()) {
                        case STYLE -> MANNER;
                        case CONTENT -> EXPERTISE;
                        case INTERACTION -> RHYTHM;
                        case RECOMMENDATION -> INTERESTS;
                    });
        }
        return switch (memory.kind()) {
            case IDENTITY -> Optional.of(IDENTITY);
            case CONSTRAINT -> Optional.of(CONSTRAINTS);
            case INSTRUCTION -> Optional.of(WISHES);
            case PREFERENCE -> Optional.of(isOfManner(memory.facet()) ? WISHES : PREFERENCES);
            case FACT, INTEREST, EPISODE -> Optional.empty();
        };
    }

    private static boolean isOfManner(Facet facet) {
        return facet == Facet.STYLE || facet == Facet.INTERACTION;
    }
}
