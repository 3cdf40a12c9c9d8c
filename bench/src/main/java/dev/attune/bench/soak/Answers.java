package dev.attune.bench.soak;

import java.util.SplittableRandom;

/** What upstream answers to each turn, which the client knows as well and compares. */
final class Answers {

    /** The request header with a turn's number, which Attune passes on like any header that is not its own. */
    static final String TURN = "Soak-Turn";

    /** The request header with when it was sent, as the clock of both ends tells it in nanoseconds: they are one process. */
    static final String SENT = "Soak-Sent";

    private static final String[] WORDS = {
        "well", "one", "would", "begin", "early", "and", "then", "rest", "a", "while", "near", "water", "café", "«so»",
        "look", "again", "before", "you", "choose", "the", "other", "\"way\"", "home", "\\", "日本"
    };
    private static final int LEAST_WORDS = 25;
    private static final int MOST_WORDS = 60;

    private Answers() {}

    static String to(long turn) {
        SplittableRandom random = new SplittableRandom(SoakPlan.SEED ^ turn);
        StringBuilder text = new StringBuilder("Answer ").append(turn).append(':');
        for (int words = random.nextInt(LEAST_WORDS, MOST_WORDS); words > 0; words--) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.append('.').toString();
    }
}
