package dev.attune.profile.learn.habit.style;

import dev.attune.profile.compose.StyleSettings;
import dev.attune.profile.learn.habit.Shift;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a dial has moved enough to be noted, and says so in words. */
final class DialShift {

    private final StyleSettings settings;

    DialShift(StyleSettings settings) {
        this.settings = settings;
    }

    /** What a dial rests on. */
    record Grounds(List<Posterior.Weighed> signs, Posterior.@Nullable Habit habit) {}

    /** The shift to a dial from what is in the profile; empty while the two are as good as the same. */
    Optional<Shift> to(Dial dial, @Nullable Dial stored, Grounds grounds, Instant now) {
        int next = grade(dial, now);
        int known = stored == null ? 0 : grade(stored, now);
        boolean toldNow = tells(dial, now);
        boolean toldBefore = stored != null && tells(stored, now);
        boolean fades = stored != null
                && toldNow
                && Duration.between(stored.at(), dial.at()).toDays() >= settings.againDays();
        if (next == known && toldNow == toldBefore && !fades) {
            return Optional.empty();
        }
        return Optional.of(new Shift(
                what(next, known, stored), new Change(stored, dial), List.of(), why(dial, next, grounds, toldNow)));
    }

    private static What what(int next, int known, @Nullable Dial stored) {
        if (stored == null) {
            return What.LEARNED;
        }
        if (next * known < 0) {
            return What.SUPERSEDED;
        }
        return Math.abs(next) >= Math.abs(known) ? What.REINFORCED : What.REFINED;
    }

    private int grade(Dial dial, Instant now) {
        return settings.grade(settings.faded(dial.value(), dial.at(), now));
    }

    private boolean tells(Dial dial, Instant now) {
        return settings.tells(settings.faded(dial.value(), dial.at(), now), dial.confidence());
    }

    private String why(Dial dial, int grade, Grounds grounds, boolean told) {
        if (grade == 0) {
            return "Does not seem to lean either way any more";
        }
        boolean high = grade > 0;
        StyleSettings.Wording wording = settings.wording(dial.dimension(), high);
        List<String> reasons = new ArrayList<>();
        List<Posterior.Weighed> asked =
                grounds.signs.stream().filter(Posterior.Weighed::asked).toList();
        long conversations = Posterior.conversations(asked, high);
        if (conversations > 0) {
            reasons.add(wording.asked() + " in " + counted(conversations, "conversation"));
        }
        long reactions = Posterior.agreeing(grounds.signs, high) - Posterior.agreeing(asked, high);
        if (reactions > 0) {
            reasons.add("reacted so to " + counted(reactions, "answer"));
        }
        Posterior.Habit habit = grounds.habit;
        if (habit != null && habit.value() > 0 == high) {
            reasons.add("writes so, over " + counted(habit.messages(), "message"));
        }
        return wording.seems() + ": " + String.join("; ", reasons) + (told ? "" : " (not enough to act on yet)");
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
