package dev.attune.profile.learn.habit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which topics a rating is of, and what is left of several. */
final class RatedTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int WEEK = Weeks.of(NOON);

    @Test
    void aRatingIsOfWhatItsConversationHadComeTo() {
        Counts counts = new Counts();
        asked(counts, "c1", 0, "gardening");
        asked(counts, "c1", 60, "chess");
        asked(counts, "c2", 0, "gardening");
        asked(counts, "c2", 30, "cooking");
        new Rated(counts).rate(rating("a", "c1", 10, 100, Signal.LIKED));
        new Rated(counts).rate(rating("b", "c1", 70, 101, Signal.DISLIKED));
        assertThat(weekly(counts)).isEqualTo(Map.of("gardening", Map.of(WEEK, 1), "chess", Map.of(WEEK, -1)));
        assertThat(new Rated(counts).topics(rating("a", "c1", 10, 200, Signal.UNRATED)))
                .containsExactly("gardening");
        assertThat(new Rated(counts).topics(rating("a", "c3", 10, 200, Signal.LIKED)))
                .isEmpty();
    }

    @Test
    void theLastRatingOfAnAnswerHoldsInAnyOrder() {
        List<Exchange> ratings = new ArrayList<>(List.of(
                rating("a", "c1", 10, 100, Signal.LIKED),
                rating("a", "c1", 10, 110, Signal.UNRATED),
                rating("a", "c1", 10, 120, Signal.DISLIKED),
                rating("b", "c1", 10, 120, Signal.LIKED),
                rating("b", "c1", 10, 130, Signal.UNRATED)));
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(ratings, random);
            Counts counts = new Counts();
            boolean isFirst = random.nextBoolean();
            if (isFirst) {
                asked(counts, "c1", 0, "gardening");
            }
            ratings.forEach(rating -> new Rated(counts).rate(rating));
            if (!isFirst) {
                asked(counts, "c1", 0, "gardening");
            }
            assertThat(weekly(counts)).isEqualTo(Map.of("gardening", Map.of(WEEK, -1)));
        }
    }

    @Test
    void itStaysSmall() {
        Counts counts = new Counts();
        for (int at = 0; at < 500; at++) {
            asked(counts, "c" + at, at * 60, "gardening");
            new Rated(counts).rate(rating("a" + at, "c" + at, at * 60 + 5, at * 60 + 9, Signal.LIKED));
            new Rated(counts).bound();
        }
        assertThat(counts.write()).hasSizeLessThan(1_200);
        assertThat(weekly(counts).getOrDefault("gardening", Map.of()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(12);
    }

    /** As it comes back from the store. */
    private static Map<String, Map<Integer, Integer>> weekly(Counts counts) {
        return new Rated(Counts.read(counts.write())).weekly();
    }

    private static void asked(Counts counts, String conversation, int second, String topic) {
        Turn turn = new Turn("t" + second, Role.USER, null, "words", NOON.plusSeconds(second));
        new Rated(counts).asked(turn, conversation, Set.of(topic));
    }

    private static Exchange rating(String answer, String conversation, int answered, int rated, Signal signal) {
        return new Exchange(
                new Person("default", "kim"),
                conversation,
                List.of(
                        new Turn(answer, Role.ASSISTANT, null, "", NOON.plusSeconds(answered)),
                        new Turn(answer + rated, Role.USER, null, "", NOON.plusSeconds(rated))),
                Set.of(signal));
    }
}
