package dev.attune.profile.learn.habit.style;

import dev.attune.profile.model.Turn;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What is remembered of an answer, for what somebody does about it later.
 *
 * @param at when, in seconds
 * @param conversation stands for the conversation
 * @param words how many
 * @param lines how many of them are items of lists or headings
 * @param emoji how many
 */
record Reply(long at, int conversation, int words, int lines, int emoji) {

    static final Comparator<Reply> NEWEST_FIRST = Comparator.comparingLong(Reply::at)
            .reversed()
            .thenComparingInt(Reply::conversation)
            .thenComparingInt(Reply::words)
            .thenComparingInt(Reply::lines)
            .thenComparingInt(Reply::emoji);

    private static final Pattern ITEM = Pattern.compile("(?m)^\\s*(?:[-*\u2022]|\\d{1,3}[.)]|#{1,6})\\s+\\S");
    private static final Pattern EMOJI = Pattern.compile("[\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{27BF}]");

    static Reply of(Turn turn, int conversation) {
        String text = turn.content();
        int words = text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
        return new Reply(turn.at().getEpochSecond(), conversation, words, count(ITEM, text), count(EMOJI, text));
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }

    String encode() {
        return Code.of(at) + "." + Code.of(conversation) + "." + Code.of(words) + "." + Code.of(lines) + "."
                + Code.of(emoji);
    }

    static Reply decode(String text) {
        long[] numbers = Code.numbers(text);
        return new Reply(numbers[0], (int) numbers[1], (int) numbers[2], (int) numbers[3], (int) numbers[4]);
    }
}
