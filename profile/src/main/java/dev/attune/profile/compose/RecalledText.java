package dev.attune.profile.compose;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Words the recalled block. A template takes some tens of microseconds, more than all else that a warm request costs, and the same
 * memories come up again and again: so the last blocks are kept, for minutes only, since an erasure does not reach them here.
 */
final class RecalledText {

    private static final int MOST_KEPT = 5_000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Cache<List<Map<String, String>>, String> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .build();
    private final PromptTemplate template;
    private final DateTimeFormatter dates;

    RecalledText(PromptTemplate template, DateTimeFormatter dates) {
        this.template = template;
        this.dates = dates.withZone(ZoneOffset.UTC);
    }

    String render(List<Memory> memories) {
        // By what is told of them: whole memories would hold on to evidence that changes from turn to turn.
        return kept.get(memories.stream().map(this::line).toList(), this::word);
    }

    private String word(List<Map<String, String>> lines) {
        return template.render(Map.of("memories", lines));
    }

    private Map<String, String> line(Memory memory) {
        return line(Line.of(memory.text()), isDated(memory.kind()) ? dates.format(memory.validFrom()) : "");
    }

    static Map<String, String> line(String text, String date) {
        return Map.of("text", text, "date", date);
    }

    /** What happened belongs to its day; what someone likes does not. */
    private static boolean isDated(Kind kind) {
        return switch (kind) {
            case FACT, EPISODE -> true;
            case PREFERENCE, CONSTRAINT, INTEREST, IDENTITY, INSTRUCTION -> false;
        };
    }
}
