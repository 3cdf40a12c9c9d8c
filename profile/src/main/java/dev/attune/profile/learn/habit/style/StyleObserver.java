package dev.attune.profile.learn.habit.style;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.compose.StyleSettings;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.habit.Observation;
import dev.attune.profile.learn.habit.Observer;
import dev.attune.profile.learn.habit.Shift;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Turn;
import dev.attune.profile.text.Languages;
import dev.attune.profile.text.WritingFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Learns the dimensions of style from wishes aimed at the last answer, from reactions without words, and from how somebody writes. */
public final class StyleObserver implements Observer {

    private static final String NAME = "style";
    private static final int LONGEST_MESSAGE = 1_500;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final StyleSettings settings;
    private final ReactionWords words;
    private final Reacting reacting;
    private final Posterior posterior;
    private final DialShift shift;

    public StyleObserver(ConfigFiles files) {
        this.settings = StyleSettings.read(files);
        this.words = new ReactionWords(files, new Languages(files));
        this.reacting = new Reacting(settings);
        this.posterior = new Posterior(settings);
        this.shift = new DialShift(settings);
        settings.writing().dimensions().values().forEach(measure -> {
            if (WritingFeatures.indexOf(measure.feature()) < 0) {
                throw new IllegalArgumentException("style.yaml: writing: there is no feature " + measure.feature()
                        + "; there are " + WritingFeatures.NAMES);
            }
        });
    }

    /** The features of writing, in the languages that {@code language/reactions.yaml} has words for. */
    public static WritingFeatures features(ConfigFiles files) {
        return new ReactionWords(files, new Languages(files)).features();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Facet facet() {
        return Facet.STYLE;
    }

    @Override
    public String observe(Observation observation, String text) {
        StyleTally tally = StyleTally.decode(text);
        Exchange exchange = observation.exchange();
        int conversation = Code.digest(exchange.conversation());
        // What is stated acts by itself, and would count twice.
        Set<String> stated = observation.findings().stream()
                .filter(finding -> finding.facet() == Facet.STYLE)
                .map(Finding::evidence)
                .map(evidence -> evidence.turn())
                .collect(Collectors.toSet());
        for (Turn turn : exchange.turns()) {
            if (turn.role() == Role.ASSISTANT && !turn.content().isBlank()) {
                tally.answer(Reply.of(turn, conversation), settings.answers().kept());
            }
        }
        for (Turn turn : observation.own()) {
            write(turn, tally);
            if (!stated.contains(turn.id())) {
                Sign.of(words.cues(turn.content()), turn, conversation)
                        .forEach((dimension, sign) -> tally.ask(dimension, sign, settings.newest()));
            }
        }
        for (Signal signal : exchange.signals()) {
            tally.react(
                    reaction(signal, exchange, conversation), settings.answers().reactions());
        }
        return tally.isEmpty() ? "" : tally.encode();
    }

    private void write(Turn turn, StyleTally tally) {
        if (turn.content().length() <= LONGEST_MESSAGE) {
            double[] features = words.features().of(turn.content());
            if (features.length > 0) {
                long at = turn.at().getEpochSecond();
                tally.written().add(span(at), at, features);
                tally.written().keep(settings.writing().spans());
            }
        }
    }

    private long span(long at) {
        return Math.floorDiv(at, settings.writing().days() * DAY);
    }

    private static Reaction reaction(Signal signal, Exchange exchange, int conversation) {
        Turn carrier = carrier(exchange);
        Turn answer = answer(exchange);
        if (signal.isRating() && answer != null && answer.content().isBlank()) {
            return new Reaction(
                    signal,
                    answer.at().getEpochSecond(),
                    conversation,
                    Code.digest(answer.id()),
                    carrier.at().toEpochMilli(),
                    null);
        }
        Reply reply = signal == Signal.REGENERATED || answer == null ? null : Reply.of(answer, conversation);
        return new Reaction(
                signal,
                carrier.at().getEpochSecond(),
                conversation,
                Code.digest(carrier.id()),
                carrier.at().toEpochMilli(),
                reply);
    }

    /** The turn without words that is there for the signal alone. */
    private static Turn carrier(Exchange exchange) {
        Turn carrier = exchange.turns().get(0);
        for (Turn turn : exchange.turns()) {
            carrier = turn.role() == Role.USER && turn.content().isBlank() ? turn : carrier;
        }
        return carrier;
    }

    private static @Nullable Turn answer(Exchange exchange) {
        Turn answer = null;
        for (Turn turn : exchange.turns()) {
            answer = turn.role() == Role.ASSISTANT ? turn : answer;
        }
        return answer;
    }

    @Override
    public List<Shift> settle(Tallies tallies, Profile profile, Instant now) {
        StyleTally tally = StyleTally.decode(tallies.of(NAME));
        List<Shift> shifts = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            settle(dimension, tally, tallies.floor(Dial.keyOf(dimension)), profile, now)
                    .ifPresent(shifts::add);
        }
        return shifts;
    }

    private Optional<Shift> settle(Dimension dimension, StyleTally tally, Instant floor, Profile profile, Instant now) {
        List<Posterior.Weighed> signs = signs(dimension, tally, floor);
        Posterior.Habit habit = habit(dimension, tally, floor);
        Dial stored = profile.state(Dial.keyOf(dimension))
                .filter(Dial.class::isInstance)
                .map(Dial.class::cast)
                .orElse(null);
        // What a hand has set stands until as much speaks against it as would be told.
        boolean byHand = stored != null && !stored.at().isAfter(floor);
        return posterior
                .dial(dimension, signs, habit)
                .filter(dial -> !byHand || dial.confidence() >= settings.sure())
                .flatMap(dial -> shift.to(dial, stored, new DialShift.Grounds(signs, habit), now));
    }

    private List<Posterior.Weighed> signs(Dimension dimension, StyleTally tally, Instant floor) {
        double weight = settings.weights().asked();
        return Stream.concat(
                        tally.asked(dimension).stream().map(sign -> new Posterior.Weighed(sign, weight, true)),
                        tally.reactions().stream().flatMap(one -> reacting.sign(one, dimension).stream()))
                .filter(one -> Instant.ofEpochSecond(one.sign().at()).isAfter(floor))
                .sorted(Posterior.NEWEST_FIRST)
                .limit(settings.newest())
                .toList();
    }

    private Posterior.@Nullable Habit habit(Dimension dimension, StyleTally tally, Instant floor) {
        StyleSettings.Measure measure = settings.writing().dimensions().get(dimension.label());
        if (measure == null) {
            return null;
        }
        long from = floor.equals(Instant.MIN) ? Long.MIN_VALUE : span(floor.getEpochSecond()) + 1;
        Written.Mean mean = tally.written().mean(WritingFeatures.indexOf(measure.feature()), from);
        if (mean.messages() < settings.writing().least()) {
            return null;
        }
        double value = (mean.value() - measure.neutral()) / measure.scale();
        return new Posterior.Habit(Math.max(-1, Math.min(1, value)), mean.messages(), mean.newest());
    }
}
