package dev.attune.proxy.manage;

import dev.attune.profile.Diversity;
import dev.attune.profile.Engagement;
import dev.attune.profile.Insight;
import dev.attune.profile.Insights;
import dev.attune.profile.model.Depth;
import dev.attune.profile.model.Interaction;
import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import dev.attune.profile.model.Tastes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Everybody likes chess, knows it well, and is met in Berlin. */
record FakeInsights(FakeProfiles profiles) implements Insights {

    private static final Tastes TASTES =
            new Tastes(List.of(new Liking("chess", 3.5, 0.4, true, 4, 3)), List.of(), 0, 1);

    @Override
    public Insight of(Profile profile, Instant moment) {
        return new Insight(
                TASTES,
                List.of(new Depth("chess", 0.8, Depth.Name.EXPERT, 0.9, true, 1)),
                new Interaction("Europe/Berlin", true, List.of(9, 10), -1, true, 0, null));
    }

    @Override
    public CompletionStage<Diversity> diversity(Person person) {
        return profiles.stage(() -> {
            profiles.profile(person);
            return new Diversity(TASTES, 0.4, List.of(new Diversity.Point(Instant.EPOCH, 0.5, 2, 3, "chess", 0.6)));
        });
    }

    @Override
    public CompletionStage<List<Ranked>> rank(Person person, List<Ranked.Item> items, @Nullable Double explore) {
        return profiles.stage(() -> items.stream()
                .map(item -> new Ranked(item.id(), 0.5, "because you like chess", explore != null))
                .toList());
    }

    @Override
    public CompletionStage<Engagement> engagement(Person person) {
        return profiles.stage(() -> {
            profiles.profile(person);
            return new Engagement(
                    "some days",
                    new Engagement.Zone("Europe/Berlin", true, 0.9, "they said so"),
                    List.of(new Engagement.Window(Instant.EPOCH, Instant.EPOCH.plusSeconds(3600), 0.5, "often")),
                    new Engagement.Cadence(24.0, null, 6, 6, "some days"),
                    new Engagement.Wish(null, false, 0, 0, "nothing said"),
                    new Engagement.Wish(false, true, 0.9, 1, "they said so"),
                    List.of(0.0, 1.5));
        });
    }
}
