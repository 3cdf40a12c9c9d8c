package dev.attune.profile.learn;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was said only to explain a preference: in the same turn, of the same thing, and nowhere since. "I like jazz. Jazz keeps me awake
 * on long drives" is no news of jazz once somebody has gone off it.
 */
final class Elaboration {

    private static final Set<Kind> EXPLAINED = Set.of(Kind.PREFERENCE, Kind.INTEREST);
    private static final Set<Kind> LASTING_BY_ITSELF = Set.of(Kind.IDENTITY, Kind.CONSTRAINT, Kind.INSTRUCTION);

    /** Of the words for the thing; people shorten it as they go on about it. */
    private static final double LEAST_SHARED = 0.5;

    private final Pattern ownSubject;
    private final Pattern pointing;

    /**
     * An elaboration in one language.
     *
     * @param ownSubject finds a statement that says something of the person
     * @param pointing finds words of the person's that begin with what was said before them
     */
    Elaboration(Pattern ownSubject, Pattern pointing) {
        this.ownSubject = ownSubject;
        this.pointing = pointing;
    }

    /** Whether there can be any of a memory. */
    boolean mayHaveAny(Memory memory) {
        return EXPLAINED.contains(memory.kind()) && !memory.evidence().isEmpty();
    }

    /**
     * The memories that only explain another, which may have any: what is said of the same thing, and what says nothing of the person
     * where there is no other preference that it could explain.
     *
     * @param beside the open memories of its turns, itself left out
     */
    List<Memory> of(Memory explained, List<Memory> beside, Function<Memory, Reading> reading) {
        Set<String> thing = thing(reading.apply(explained));
        List<Memory> found = new ArrayList<>();
        List<Memory> impersonal = new ArrayList<>();
        boolean isAlone = true;
        for (Memory memory : beside) {
            boolean mayExplain = !LASTING_BY_ITSELF.contains(memory.kind())
                    && turns(explained).containsAll(turns(memory));
            if (mayExplain && isOf(thing, reading.apply(memory))) {
                found.add(memory);
            } else if (isOfPerson(memory)) {
                isAlone &= !EXPLAINED.contains(memory.kind());
            } else if (mayExplain) {
                impersonal.add(memory);
            }
        }
        if (isAlone) {
            found.addAll(impersonal);
        }
        return found;
    }

    private boolean isOfPerson(Memory memory) {
        return ownSubject.matcher(memory.text()).find()
                && memory.evidence().stream()
                        .noneMatch(
                                evidence -> pointing.matcher(evidence.quote()).find());
    }

    private static boolean isOf(Set<String> thing, Reading reading) {
        Set<String> shared = new HashSet<>(thing);
        shared.retainAll(reading.matter());
        return !shared.isEmpty() && shared.size() >= LEAST_SHARED * thing.size();
    }

    /** The words of what it is about, by its aspects where they tell. */
    private static Set<String> thing(Reading reading) {
        Set<String> named = reading.aspects().stream()
                .flatMap(aspect -> aspect.what().stream())
                .collect(Collectors.toSet());
        return named.isEmpty() ? reading.matter() : named;
    }

    private static Set<String> turns(Memory memory) {
        List<Evidence> evidence = memory.evidence();
        return evidence.stream().map(Evidence::turn).collect(Collectors.toSet());
    }
}
