package dev.attune.console.people;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * A text that may be too long to show at once.
 *
 * @param lead its beginning
 * @param whole all of it
 * @param isLong whether there is more than the lead
 */
public record LongText(String lead, String whole, boolean isLong) {

    private static final int MOST_CHARACTERS = 400;
    private static final int LEAD_CHARACTERS = 280;

    public static LongText of(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return new LongText(text, text, false);
        }
        // Never within what a reader sees as one character.
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.preceding(LEAD_CHARACTERS);
        return new LongText(text.substring(0, end).stripTrailing() + "…", text, true);
    }
}
