package dev.attune.profile;

import dev.attune.profile.learn.habit.RhythmObserver;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.Profile;
import dev.attune.profile.traits.Activity;
import dev.attune.profile.traits.RhythmReader;
import dev.attune.profile.traits.RhythmSettings;
import dev.attune.profile.traits.TraitReaders;
import dev.attune.profile.traits.Windows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Advises when and how to reach somebody; what it does not know, it says so. */
final class Engaging {

    private static final int MOST_WINDOWS = 3;
    private static final double STATED = 0.95;
    private static final double HUNDREDTHS = 100;

    private final RhythmSettings settings;

    Engaging(TraitReaders traits) {
        this.settings = traits.rhythm();
    }

    /** @param manner what their memories that may count, and what they showed, say of when and how they like to be met */
    Engagement of(Profile profile, Tallies tallies, Supplier<Interaction> manner, Instant now) {
        if (!profile.controls().applies(Facet.INTERACTION)) {
            return nothing("interaction is switched off for this person");
        }
        Interaction known = manner.get();
        Activity activity = RhythmObserver.activity(tallies);
        ZoneId zone = RhythmReader.zoneOf(known.timezone());
        List<Activity.Visit> visits = activity.visits(settings.visitHours());
        boolean isEnough = activity.days() >= settings.fewestDays() && visits.size() >= settings.fewestVisits();
        String rests = count(activity.messages(), "message") + " in " + count(visits.size(), "visit") + " on "
                + count(activity.days(), "day");
        String why = isEnough
                ? rests
                : rests + "; at least " + settings.fewestVisits() + " visits on " + settings.fewestDays()
                        + " days are needed";
        return new Engagement(
                why,
                zone(known),
                isEnough ? windows(activity, zone, now) : List.of(),
                cadence(activity, visits, isEnough, why),
                proactive(known),
                followUps(known, RhythmObserver.replies(tallies)),
                isEnough ? week(activity, zone, now) : List.of());
    }

    private static String count(long many, String of) {
        return many + " " + of + (many == 1 ? "" : "s");
    }

    private static Engagement nothing(String why) {
        Engagement.Wish unknown = new Engagement.Wish(null, false, 0, 0, why);
        return new Engagement(
                why,
                new Engagement.Zone(null, false, 0, why),
                List.of(),
                new Engagement.Cadence(null, null, 0, 0, why),
                unknown,
                unknown,
                List.of());
    }

    private Engagement.Zone zone(Interaction known) {
        if (known.timezone() == null) {
            return new Engagement.Zone(null, false, 0, "they said nothing of it, and their hours do not show it yet");
        }
        return known.isTimezoneStated()
                ? new Engagement.Zone(known.timezone(), true, STATED, "where they say they are")
                : new Engagement.Zone(
                        known.timezone(),
                        false,
                        settings.zoneConfidence(),
                        "guessed from the hours in which they rest");
    }

    private static List<Engagement.Window> windows(Activity activity, ZoneId zone, Instant now) {
        return new Windows(activity, zone, now)
                .next(MOST_WINDOWS).stream()
                        .map(window -> new Engagement.Window(
                                window.from(),
                                window.until(),
                                rounded(window.likelihood()),
                                "they were often here at this time of the week"))
                        .toList();
    }

    private static Engagement.Cadence cadence(
            Activity activity, List<Activity.Visit> visits, boolean isEnough, String why) {
        return new Engagement.Cadence(
                isEnough ? Activity.gapHours(visits).orElse(null) : null,
                isEnough ? Activity.sessionTurns(visits).orElse(null) : null,
                visits.size(),
                activity.days(),
                why);
    }

    /** Nobody is approached because of how they behave. */
    private static Engagement.Wish proactive(Interaction known) {
        return known.proactive() == 0
                ? new Engagement.Wish(null, false, 0, 0, "they said nothing of it, and nothing else counts")
                : new Engagement.Wish(known.proactive() > 0, true, STATED, 1, "they said so");
    }

    private Engagement.Wish followUps(Interaction known, RhythmObserver.Replies replies) {
        if (known.areFollowUpsStated()) {
            return new Engagement.Wish(known.followUps() > 0, true, STATED, 1, "they said so");
        }
        String why = replies.takenUp() + " of " + replies.all() + " closing questions were taken up";
        boolean isSure = replies.all() >= settings.fewestReplies() && Math.abs(replies.balance()) >= settings.sure();
        return isSure
                ? new Engagement.Wish(
                        replies.balance() > 0, false, rounded(Math.abs(replies.balance())), replies.all(), why)
                : new Engagement.Wish(null, false, 0, replies.all(), why + "; that says too little");
    }

    private List<Double> week(Activity activity, ZoneId zone, Instant now) {
        return Arrays.stream(activity.week(zone, now, settings.halfLifeDays()))
                .map(Engaging::rounded)
                .boxed()
                .toList();
    }

    private static double rounded(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }
}
