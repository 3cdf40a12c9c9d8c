package dev.attune.console.people;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is known of one facet, newest first.
 *
 * @param gives in a few words, what this facet shapes
 * @param current in use, or waiting for somebody's word
 * @param past superseded, retired or run out
 * @param notShown how many memories did not fit
 */
public record FacetView(
        String id, String name, String gives, List<MemoryView> current, List<MemoryView> past, int notShown) {

    private static final int MOST_CURRENT = 100;
    private static final int MOST_PAST = 50;

    public boolean isEmpty() {
        return current.isEmpty() && past.isEmpty();
    }

    static List<FacetView> of(Profile profile, MemoryFilter filter, Instant now) {
        return Arrays.stream(Facet.values())
                .map(facet -> of(profile, facet, filter, now))
                .toList();
    }

    private static FacetView of(Profile profile, Facet facet, MemoryFilter filter, Instant now) {
        List<Memory> all = new ArrayList<>(profile.memories());
        all.removeIf(memory -> memory.facet() != facet || !filter.shows(memory));
        Collections.reverse(all);
        List<MemoryView> current = views(profile.person(), all, memory -> !isPast(memory, now), now);
        List<MemoryView> past = views(profile.person(), all, memory -> isPast(memory, now), now);
        int notShown = Math.max(0, current.size() - MOST_CURRENT) + Math.max(0, past.size() - MOST_PAST);
        return new FacetView(
                facet.label(),
                Words.capital(facet.label()),
                gives(facet),
                current.stream().limit(MOST_CURRENT).toList(),
                past.stream().limit(MOST_PAST).toList(),
                notShown);
    }

    private static List<MemoryView> views(Person person, List<Memory> all, Predicate<Memory> chosen, Instant now) {
        return all.stream()
                .filter(chosen)
                .map(memory -> MemoryView.of(person, memory, now))
                .toList();
    }

    private static boolean isPast(Memory memory, Instant now) {
        boolean replaced = memory.status() == Status.SUPERSEDED || memory.status() == Status.RETIRED;
        return replaced || (memory.status() == Status.ACTIVE && !memory.holdsAt(now));
    }

    private static String gives(Facet facet) {
        return switch (facet) {
            case CONTENT -> "What to take into account: facts, constraints, expertise, projects.";
            case STYLE -> "How to say it: language, length, tone, depth.";
            case INTERACTION -> "When and how to engage: hours, follow-up questions.";
            case RECOMMENDATION -> "What to suggest: interests, likes and dislikes.";
        };
    }
}
