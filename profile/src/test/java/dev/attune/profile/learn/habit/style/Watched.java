package dev.attune.profile.learn.habit.style;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.compose.Manner;
import dev.attune.profile.learn.habit.Behaviour;
import dev.attune.profile.learn.habit.Observation;
import dev.attune.profile.learn.habit.Shift;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody whose behaviour is watched: each exchange is counted, and what follows is in their profile. */
final class Watched {

    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final ConfigFiles FILES = new ConfigFiles(Path.of("../config"));
    private static final Behaviour BEHAVIOUR =
            new Behaviour(List.of(new StyleObserver(FILES), new LanguageObserver(FILES)));
    static final Manner MANNER = new Manner(FILES);
    static final Person KIM = new Person("default", "kim");
    static final Controls ON = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    final List<Shift> history = new ArrayList<>();
    Profile profile = Profile.empty(KIM, ON);
    Tallies tallies = Tallies.NONE;

    static Exchange says(String conversation, Instant at, String words) {
        return new Exchange(KIM, conversation, List.of(turn(conversation, Role.USER, words, at)));
    }

    static Exchange does(String conversation, Instant at, Signal signal) {
        Turn carrier = new Turn("s" + conversation + at.getEpochSecond() + signal, Role.USER, null, "", at);
        return new Exchange(KIM, conversation, List.of(carrier), Set.of(signal));
    }

    static Exchange hears(String conversation, Instant at, String answer) {
        return new Exchange(KIM, conversation, List.of(turn(conversation, Role.ASSISTANT, answer, at)));
    }

    static Turn turn(String conversation, Role role, String words, Instant at) {
        String id = conversation + at.getEpochSecond() + Integer.toHexString(words.hashCode());
        return new Turn(id, role, null, words, at);
    }

    static Instant day(double day) {
        return START.plusSeconds((long) (day * Duration.ofDays(1).toSeconds()));
    }

    void see(Exchange exchange) {
        see(exchange, exchange.turns().get(0).at());
    }

    void see(Exchange exchange, Instant now) {
        Behaviour.Seen seen = BEHAVIOUR.see(new Observation(exchange, List.of(), profile), tallies, now);
        tallies = seen.tallies();
        history.addAll(seen.shifts());
        profile = profile.with(seen.shifts().stream().map(Shift::change).toList());
    }

    /** As a hand does: the trait is as it was before the last shift of it, and there is a floor. */
    void undoLast(Instant at) {
        Change last = history.get(history.size() - 1).change();
        profile = profile.with(List.of(last.reversed()));
        Map<String, Instant> floors = new HashMap<>(tallies.floors());
        floors.put(last.key(), at);
        tallies = new Tallies(tallies.revision(), tallies.counts(), floors);
    }

    Style style(Instant at) {
        return MANNER.style(profile, at);
    }

    double value(Dimension dimension, Instant at) {
        Style.Leaning leaning = style(at).leanings().get(dimension);
        return leaning == null ? 0 : leaning.value();
    }

    boolean tells(Dimension dimension, Instant at) {
        Style.Leaning leaning = style(at).leanings().get(dimension);
        return leaning != null && leaning.told();
    }
}
