package dev.attune.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.bench.AttuneProcess;
import dev.attune.bench.chaos.MoodyUpstream.Mood;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstream is in every mood at once: each client is told what befell it, and nobody else; what was heard is learned once. */
final class UpstreamChaosIT {

    private static final int ANSWERED = 40;

    /** What a client sees of each mood; 0 for an answer that breaks off. */
    private static final Map<Mood, Integer> SEEN = Map.of(
            Mood.GOOD, 200,
            Mood.LIMITED, 429,
            Mood.BROKEN, 500,
            Mood.OVERLOADED, 529,
            Mood.GONE, 502,
            Mood.SILENT, 504,
            Mood.HALF, 0);

    @Test
    void each_client_sees_what_befell_it(@TempDir Path folder) throws IOException, InterruptedException {
        try (MoodyUpstream upstream = MoodyUpstream.start();
                AttuneProcess attune =
                        AttuneProcess.start(folder, upstream.url(), Map.of("ATTUNE_UPSTREAM_IDLE_SECONDS", "1"));
                Talkers talkers = Talkers.begin(List.of(attune.baseUrl()), "moody-", 0)) {
            talkers.hear(ANSWERED);
            talkers.end();
            assertThat(talkers.told())
                    .allSatisfy(told -> assertThat(told.status())
                            .as(upstream.moodOf(told.number()) + ": " + told.answer())
                            .isEqualTo(SEEN.get(upstream.moodOf(told.number()))));
            Learned learned = Learned.by(attune.management(), talkers.people());
            learned.hasOnce(numbers(talkers, upstream, List.of(Mood.GOOD, Mood.HALF)));
            learned.hasNone(numbers(
                    talkers, upstream, List.of(Mood.LIMITED, Mood.BROKEN, Mood.OVERLOADED, Mood.GONE, Mood.SILENT)));
        }
    }

    private static List<Integer> numbers(Talkers talkers, MoodyUpstream upstream, List<Mood> moods) {
        return talkers.told().stream()
                .map(Talkers.Told::number)
                .filter(number -> moods.contains(upstream.moodOf(number)))
                .toList();
    }
}
