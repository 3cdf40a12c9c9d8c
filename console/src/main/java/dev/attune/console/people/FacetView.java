package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one facet, newest first.
 *
 * @param gives in a few words, what this facet shapes
 * @param current in use, or waiting for somebody's word
 * @param past superseded, retired or run out
 * @param all how many memories there are, shown or not
 * @param allHref where all of them are; absent when all are shown
 */
public record FacetView(
        String id,
        String name,
        String gives,
        List<MemoryView> current,
        List<MemoryView> past,
        int all,
        @Nullable String allHref) {

    private static final int MOST_CURRENT = 20;
    private static final int MOST_PAST = 5;

    public boolean isEmpty() {
        return all == 0;
    }

    static List<FacetView> of(Profile profile, MemoryFilter filter, Instant now) {
        return Arrays.stream(Facet.values())
                .map(facet -> of(profile, facet, filter, now))
                .toList();
    }

    private static FacetView of(Profile profile, Facet facet, MemoryFilter filter, Instant now) {
        Person person = profile.person();
        List<Memory> memories = profile.memories();
        List<MemoryView> current = new ArrayList<>();
        List<MemoryView> past = new ArrayList<>();
        int all = 0;
        for (int place = memories.size() - 1; place >= 0; place--) {
            Memory memory = memories.get(place);
            if (memory.facet() == facet && filter.shows(memory)) {
                all++;
                boolean isPast = isPast(memory, now);
                List<MemoryView> views = isPast ? past : current;
                // Only what is shown is put into words: somebody may have thousands.
                if (views.size() < (isPast ? MOST_PAST : MOST_CURRENT)) {
                    views.add(MemoryView.of(person, memory, now));
                }
            }
        }
        boolean isWhole = current.size() + past.size() == all;
        return new FacetView(
                facet.label(),
                Words.capital(facet.label()),
                gives(facet),
                current,
                past,
                all,
                isWhole ? null : filter.of(facet).on(Links.of(person, "memories")));
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
