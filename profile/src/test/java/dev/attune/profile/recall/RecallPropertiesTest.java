package dev.attune.profile.recall;

import static dev.attune.profile.recall.Known.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.recall.RecallQuery.Purpose;
import dev.attune.profile.text.TokenCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class RecallPropertiesTest {

    private static final Recaller RECALLER = new Recaller(new ConfigFiles(Path.of("absent")));
    private static final TokenCount TOKENS = new TokenCount();

    @Property(tries = 300)
    void bringsUpWhatIsThereInOrderOnceAndWithinItsBounds(
            @ForAll("profiles") List<Memory> memories,
            @ForAll("sentences") String text,
            @ForAll @IntRange(max = 12) int limit,
            @ForAll @IntRange(max = 120) int tokens,
            @ForAll Purpose purpose) {
        MemoryIndex index = RECALLER.index(Known.profile(memories));
        RecallQuery query =
                new RecallQuery(purpose, text, NOW, limit, tokens, memory -> Optional.empty(), Set.of(), Set.of());

        Recalled recalled = RECALLER.recall(index, query);

        List<Memory> found =
                recalled.items().stream().map(Recalled.Item::memory).toList();
        assertThat(memories).containsAll(found);
        assertThat(found).allMatch(memory -> memory.holdsAt(NOW));
        assertThat(Stream.concat(
                        found.stream().map(Memory::id),
                        recalled.withheld().stream().map(Withheld::memory)))
                .doesNotHaveDuplicates();
        assertThat(recalled.items())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Recalled.Item::score).reversed());
        assertThat(found).hasSizeLessThanOrEqualTo(limit);
        assertThat(found.stream().mapToInt(memory -> TOKENS.of(memory.text())).sum())
                .isLessThanOrEqualTo(tokens);
        assertThat(RECALLER.recall(index, query)).isEqualTo(recalled);
    }

    @Property(tries = 200)
    void neverBringsUpWhatTheRulingForbids(
            @ForAll("profiles") List<Memory> memories, @ForAll("sentences") String text) {
        Set<String> allowed = memories.stream()
                .map(Memory::id)
                .filter(id -> id.hashCode() % 2 == 0)
                .collect(Collectors.toSet());
        RecallQuery query = new RecallQuery(
                Purpose.SEARCH,
                text,
                NOW,
                50,
                10_000,
                memory -> allowed.contains(memory.id()) ? Optional.empty() : Optional.of(Withheld.Reason.SENSITIVE),
                Set.of(),
                Set.of());

        Recalled recalled = RECALLER.recall(RECALLER.index(Known.profile(memories)), query);

        assertThat(recalled.items())
                .allMatch(item -> allowed.contains(item.memory().id()));
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                        "I",
                        "my",
                        "violin",
                        "race",
                        "kubernetes",
                        "quiet",
                        "cafe",
                        "sister",
                        "paint",
                        "use",
                        "Lisbon",
                        "2026",
                        "\u8336")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<List<Memory>> profiles() {
        Arbitrary<Memory> one = Combinators.combine(
                        sentences(),
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 400))
                .as((text, kind, days) -> Known.memory("m", kind, text, days));
        return one.list().ofMaxSize(40).map(RecallPropertiesTest::numbered);
    }

    private static List<Memory> numbered(List<Memory> memories) {
        List<Memory> numbered = new ArrayList<>();
        for (Memory memory : memories) {
            int daysAgo = (int) ((NOW.toEpochMilli() - memory.validFrom().toEpochMilli()) / 86_400_000L);
            Memory named = Known.memory("m" + numbered.size(), memory.kind(), memory.text(), daysAgo);
            numbered.add(daysAgo % 7 == 0 ? named.withStatus(named.status(), NOW) : named);
        }
        return numbered;
    }
}
