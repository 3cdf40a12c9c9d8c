package dev.attune.console.facets;

import dev.attune.profile.Diversity;
import dev.attune.profile.Engagement;
import dev.attune.profile.Insight;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Style;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A person's facets at a glance.
 *
 * @param words who this is, in a sentence or two
 * @param language what they are answered in, and what that rests on; absent when it is not known
 * @param hoursWhy why no hours are known; empty when they are
 * @param advice empty where only a moment is looked at
 */
public record Glance(
        String words,
        List<DialLine> dials,
        @Nullable Tongue language,
        TasteView tastes,
        WeekMap week,
        String hoursWhy,
        List<AdviceLine> advice,
        List<DepthLine> depths) {

    /** A language and what it rests on. */
    public record Tongue(String name, String rests) {}

    public boolean hasStyle() {
        return !dials.isEmpty() || language != null;
    }

    /** As a profile is now. Completes off the event loops: what follows from a profile takes some milliseconds. */
    public static CompletionStage<Glance> of(Profiles profiles, Profile profile, Instant now) {
        Person person = profile.person();
        return profiles.insights()
                .diversity(person)
                .thenCombineAsync(
                        profiles.insights().engagement(person),
                        (diversity, engagement) -> now(profiles, profile, diversity, engagement, now));
    }

    /** As a profile was at a moment, by what it held then. Takes some milliseconds. */
    public static Glance at(Profiles profiles, Profile profile, Instant moment) {
        Style style = profiles.style(profile, moment);
        Insight insight = profiles.insights().of(profile, moment);
        Interaction interaction = insight.interaction();
        return new Glance(
                Portrait.of(profile, style, moment),
                DialLine.of(style),
                tongue(style),
                TasteView.of(insight.tastes()),
                WeekMap.ofHours(interaction.activeHours(), zone(interaction.timezone())),
                "No hours were known.",
                List.of(),
                DepthLine.of(insight.expertise()));
    }

    private static Glance now(
            Profiles profiles, Profile profile, Diversity diversity, Engagement engagement, Instant now) {
        Style style = profiles.style(profile, now);
        return new Glance(
                Portrait.of(profile, style, now),
                DialLine.of(style),
                tongue(style),
                TasteView.of(diversity),
                WeekMap.of(engagement.week(), zone(engagement.timezone().name())),
                "Not known yet: " + engagement.why() + ".",
                AdviceLine.of(engagement),
                DepthLine.of(profiles.insights().of(profile, now).expertise()));
    }

    private static @Nullable Tongue tongue(Style style) {
        Style.Tongue tongue = style.language();
        return tongue == null
                ? null
                : new Tongue(
                        language(tongue.language()),
                        DialLine.rests(tongue.confidence(), tongue.evidence(), tongue.origin()));
    }

    /** The English name of a language, or its tag when it has none. */
    public static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    private static String zone(@Nullable String name) {
        return name == null ? "UTC" : name;
    }
}
