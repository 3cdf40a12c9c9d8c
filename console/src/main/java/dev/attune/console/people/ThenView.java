package dev.attune.console.people;

import dev.attune.console.facets.Glance;
import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it was.
 *
 * @param typed the date as a form takes it, in UTC
 * @param problem what is wrong with it; empty when nothing is
 * @param step which of the moments that was, counted from the oldest
 * @param moments at which something changed, newest first
 * @param inUse how many memories were in use then
 * @param memories a part of them, newest first
 * @param older address of the older ones; absent at the end
 * @param newest address of the newest; absent when these are they
 */
public record ThenView(
        Heading heading,
        Moment at,
        String typed,
        String problem,
        int step,
        List<Step> moments,
        String stage,
        boolean on,
        Glance glance,
        int inUse,
        List<Item> memories,
        @Nullable String older,
        @Nullable String newest) {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int MOST_MEMORIES = 50;

    /** A moment at which something changed. */
    public record Step(String href, Moment at, String what, boolean isShown) {}

    /** One thing that was known. */
    public record Item(LongText text, String facet, String kind, String origin) {}

    /** A profile, when it was so, and what followed from it. */
    record Past(Profile profile, Instant at, Glance glance) {}

    /** A part of the memories: how many older ones it begins behind; all of them when absent. */
    record Part(@Nullable Integer before) {}

    /** Number of the newest moment. */
    public int last() {
        return Math.max(0, moments.size() - 1);
    }

    /** @param history oldest first */
    static ThenView of(Profile known, List<Adaptation> history, Past past, Part part, Instant now) {
        int step = 0;
        for (int at = 0; at < history.size(); at++) {
            step = history.get(at).at().isAfter(past.at()) ? step : at;
        }
        List<Step> moments = new ArrayList<>();
        for (int at = 0; at < history.size(); at++) {
            Adaptation one = history.get(at);
            moments.add(new Step(
                    Links.with(Links.of(known.person(), "then"), "at", one.at().toString()),
                    Moment.of(one.at(), now),
                    Words.spaced(one.what().label()),
                    at == step));
        }
        Collections.reverse(moments);
        List<Memory> held = past.profile().holdingAt(past.at());
        int before = part.before() == null ? held.size() : Math.min(held.size(), part.before());
        int from = Math.max(0, before - MOST_MEMORIES);
        String here =
                Links.with(Links.of(known.person(), "then"), "at", past.at().toString());
        return new ThenView(
                Heading.of(known, now),
                Moment.of(past.at(), now),
                FIELD.format(past.at()),
                "",
                step,
                moments,
                past.profile().stage().label(),
                past.profile().controls().isOn(),
                past.glance(),
                held.size(),
                memories(held.subList(from, before)),
                from == 0 ? null : Links.with(here, "cursor", Integer.toString(from)),
                before == held.size() ? null : here);
    }

    ThenView refusing(String given, String wrong) {
        return new ThenView(
                heading, at, given, wrong, step, moments, stage, on, glance, inUse, memories, older, newest);
    }

    private static List<Item> memories(List<Memory> oldestFirst) {
        List<Memory> held = new ArrayList<>(oldestFirst);
        Collections.reverse(held);
        return held.stream()
                .map(memory -> new Item(
                        LongText.of(memory.text()),
                        memory.facet().label(),
                        memory.kind().label(),
                        memory.origin().label()))
                .toList();
    }
}
