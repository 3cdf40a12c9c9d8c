package dev.attune.console;

import dev.attune.profile.Diversity;
import dev.attune.profile.Engagement;
import dev.attune.profile.Insight;
import dev.attune.profile.Insights;
import dev.attune.profile.model.Depth;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Tastes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What follows from traits, worked out as plainly as can be. */
final class FakeInsights implements Insights {

    private static final int HOURS = 168;
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private final FakeStore store;

    FakeInsights(FakeStore store) {
        this.store = store;
    }

    @Override
    public Insight of(Profile profile, Instant moment) {
        Rhythm rhythm = profile.traits(Rhythm.class).stream().findFirst().orElse(null);
        return new Insight(
                tastes(profile),
                profile.traits(Expertise.class).stream()
                        .map(one -> new Depth(
                                one.domain(), one.level(), Depth.Name.EXPERT, one.confidence(), false, one.evidence()))
                        .toList(),
                new Interaction(
                        rhythm == null ? null : rhythm.timezone(),
                        false,
                        rhythm == null ? List.of() : rhythm.activeHours(),
                        0,
                        false,
                        0,
                        rhythm));
    }

    @Override
    public CompletionStage<Diversity> diversity(Person person) {
        return store.later(() -> {
            Tastes tastes = tastes(store.known(person));
            return new Diversity(
                    tastes,
                    0.4,
                    tastes.isEmpty()
                            ? List.of()
                            : List.of(point(0, 0.2, 1.3), point(1, 0.6, 2.1), point(2, 0.55, 2), point(3, 0.8, 2.6)));
        });
    }

    @Override
    public CompletionStage<Engagement> engagement(Person person) {
        return store.later(() -> {
            Rhythm rhythm = store.known(person).traits(Rhythm.class).stream()
                    .findFirst()
                    .orElse(null);
            return rhythm == null ? unknown() : known(rhythm);
        });
    }

    @Override
    public CompletionStage<List<Ranked>> rank(Person person, List<Ranked.Item> items, @Nullable Double explore) {
        throw new UnsupportedOperationException("the console ranks nothing");
    }

    private static Tastes tastes(Profile profile) {
        List<Interest> interests = profile.traits(Interest.class);
        double sum = interests.stream()
                .mapToDouble(Interest::weight)
                .filter(weight -> weight > 0)
                .sum();
        List<Liking> liked = interests.stream()
                .filter(one -> one.weight() > 0)
                .map(one -> liking(one, one.weight() / sum))
                .toList();
        List<Liking> disliked = interests.stream()
                .filter(one -> one.weight() < 0)
                .map(one -> liking(one, 0))
                .toList();
        return new Tastes(liked, disliked, liked.size() > 1 ? 0.8 : 0, liked.size());
    }

    private static Liking liking(Interest interest, double share) {
        return new Liking(
                interest.topic(),
                interest.weight(),
                share,
                interest.weight() < 0,
                interest.evidence(),
                interest.conversations());
    }

    private static Diversity.Point point(int week, double evenness, double effective) {
        return new Diversity.Point(MONDAY.plus(Duration.ofDays(7L * week)), evenness, effective, 3, "music", 0.5);
    }

    private static Engagement known(Rhythm rhythm) {
        String zone = rhythm.timezone();
        List<Double> week = new ArrayList<>(Collections.nCopies(HOURS, 0.0));
        rhythm.activeHours().forEach(hour -> week.set(hour, 1.0 + hour % 4));
        return new Engagement(
                "40 messages in 12 visits on 9 days",
                new Engagement.Zone(zone, false, 0.6, "guessed from the hours in which they rest"),
                List.of(new Engagement.Window(
                        MONDAY.plus(Duration.ofHours(19)), MONDAY.plus(Duration.ofHours(21)), 0.62, "often here")),
                new Engagement.Cadence(
                        rhythm.gapHours(), rhythm.sessionTurns(), 12, 9, "40 messages in 12 visits on 9 days"),
                new Engagement.Wish(null, false, 0, 0, "they said nothing of it, and nothing else counts"),
                new Engagement.Wish(true, false, 0.71, 7, "6 of 7 closing questions were taken up"),
                week);
    }

    private static Engagement unknown() {
        String why = "1 message in 1 visit on 1 day; at least 4 visits on 3 days are needed";
        Engagement.Wish wish = new Engagement.Wish(null, false, 0, 0, why);
        return new Engagement(
                why,
                new Engagement.Zone(null, false, 0, "their hours do not show it yet"),
                List.of(),
                new Engagement.Cadence(null, null, 1, 1, why),
                wish,
                wish,
                List.of());
    }
}
