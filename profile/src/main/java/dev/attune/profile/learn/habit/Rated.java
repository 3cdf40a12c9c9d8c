package dev.attune.profile.learn.habit;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Turn;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ratings say of topics. Answers are not kept, so a rating tells its conversation and when the answer was given; it is of the topics that
 * the conversation had come to by then. Of each topic the newest questions are kept, and the newest ratings beside the topics, each as the
 * last word on its answer: neither depends on the order in which they are told.
 */
final class Rated {

    /** No topic: the names of topics are words. */
    private static final String RATINGS = "~";

    private static final int LAST = 0;
    private static final int ANSWERED = 1;
    private static final int CONVERSATION = 2;

    /** Of a topic, behind what is counted of it. */
    private static final int ASKED = 2;

    /** Of the hash of a conversation, behind the second in which something was asked. */
    private static final int CONVERSATION_BITS = 16;

    private static final int MOST_QUESTIONS = 12;
    private static final int MOST_RATINGS = 24;

    /** A rating stands in the same number as its second, which counts from here so that both have room. */
    private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

    private static final int KINDS = 3;
    private static final int LATEST = Integer.MAX_VALUE / KINDS - 1;

    private final Counts counts;

    Rated(Counts counts) {
        this.counts = counts;
    }

    void asked(Turn turn, String conversation, Set<String> topics) {
        // Several may be asked in one second, each in its conversation.
        String key = Counts.key((turn.at().getEpochSecond() << CONVERSATION_BITS) | number(conversation));
        topics.forEach(topic -> counts.table(topic, ASKED).put(key, 1));
    }

    void rate(Exchange exchange) {
        Turn answer = answer(exchange);
        if (answer == null) {
            return;
        }
        Turn own = exchange.turns().get(exchange.turns().size() - 1);
        String key = Counts.hash(answer.id());
        int last = sinceEpoch(own) * KINDS + 1 + value(exchange);
        counts.table(RATINGS, LAST).merge(key, last, Math::max);
        counts.table(RATINGS, ANSWERED).put(key, sinceEpoch(answer));
        counts.table(RATINGS, CONVERSATION).put(key, number(exchange.conversation()));
    }

    /** Keeps it small. */
    void bound() {
        Map<String, Integer> last = counts.table(RATINGS, LAST);
        Counts.keepGreatest(last, MOST_RATINGS);
        counts.table(RATINGS, ANSWERED).keySet().retainAll(last.keySet());
        counts.table(RATINGS, CONVERSATION).keySet().retainAll(last.keySet());
        topics().forEach(topic -> Counts.keepNewestKeys(counts.table(topic, ASKED), MOST_QUESTIONS));
    }

    /** The names that are those of topics. */
    List<String> topics() {
        return counts.names().stream().filter(name -> !name.equals(RATINGS)).toList();
    }

    /** The topics that an exchange's rating is of. */
    Set<String> topics(Exchange exchange) {
        Turn answer = answer(exchange);
        return answer == null ? Set.of() : questions(number(exchange.conversation()), sinceEpoch(answer)).topics;
    }

    /** What the ratings come to, by topic and week of the question. */
    Map<String, Map<Integer, Integer>> weekly() {
        Map<String, Map<Integer, Integer>> all = new HashMap<>();
        counts.table(RATINGS, LAST).forEach((key, last) -> {
            int value = last % KINDS - 1;
            Integer answered = counts.table(RATINGS, ANSWERED).get(key);
            Integer conversation = counts.table(RATINGS, CONVERSATION).get(key);
            if (value != 0 && answered != null && conversation != null) {
                Questions questions = questions(conversation, answered);
                int week = Weeks.of(Instant.ofEpochSecond(questions.second));
                questions.topics.forEach(topic ->
                        all.computeIfAbsent(topic, first -> new HashMap<>()).merge(week, value, Integer::sum));
            }
        });
        return all;
    }

    /** The newest questions of a conversation up to a second. */
    private Questions questions(int conversation, int answered) {
        long newest = -1;
        Set<String> topics = new HashSet<>();
        for (String topic : topics()) {
            for (String asked : counts.table(topic, ASKED).keySet()) {
                long second = Counts.number(asked) >> CONVERSATION_BITS;
                boolean isOfIt = (Counts.number(asked) & ((1L << CONVERSATION_BITS) - 1)) == conversation;
                boolean fits = isOfIt && second <= answered + EPOCH;
                if (fits && second >= newest) {
                    if (second > newest) {
                        topics.clear();
                    }
                    newest = second;
                    topics.add(topic);
                }
            }
        }
        return new Questions(newest, topics);
    }

    private static @Nullable Turn answer(Exchange exchange) {
        boolean isRating = exchange.signals().stream().anyMatch(Signal::isRating);
        for (Turn turn : exchange.turns()) {
            if (isRating && turn.role() == Role.ASSISTANT && turn.content().isBlank()) {
                return turn;
            }
        }
        return null;
    }

    private static int value(Exchange exchange) {
        return (exchange.signals().contains(Signal.LIKED) ? 1 : 0)
                - (exchange.signals().contains(Signal.DISLIKED) ? 1 : 0);
    }

    private static int sinceEpoch(Turn turn) {
        return (int) Math.max(0, Math.min(LATEST, turn.at().getEpochSecond() - EPOCH));
    }

    private static int number(String conversation) {
        return (int) Counts.number(Counts.hash(conversation));
    }

    private record Questions(long second, Set<String> topics) {}
}
