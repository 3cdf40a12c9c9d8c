package dev.attune.profile.compose;

import java.util.regex.Pattern;

/**
 * Makes a memory's text into one line of data. Whatever it says, it cannot end the block that it stands in nor begin another one:
 * it has no line break, no angle bracket, no fence, and none of the markers that chat templates use. What a reader cannot see
 * (controls, zero-width and direction marks, tag characters) is taken out, since it can carry what a reviewer would miss.
 */
public final class Line {

    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s\\p{Cc}]+");

    /** Format characters, tags and the selectors beside them, private use, unpaired surrogates; but not the joiners that writing needs. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\x{E0000}-\\x{E0FFF}&&[^\\u200C\\u200D]]");

    private static final Pattern OPENING = Pattern.compile("[<\\uFE64\\uFF1C]|&(?:lt|LT|#0*60|#[xX]0*3[cC]);?");
    private static final Pattern CLOSING = Pattern.compile("[>\\uFE65\\uFF1E]|&(?:gt|GT|#0*62|#[xX]0*3[eE]);?");
    private static final Pattern FENCE = Pattern.compile("`{3,}|~{3,}|\"{3,}|-{3,}|={3,}|#{2,}");

    /** {@code [INST]} and its like. */
    private static final Pattern MARKER = Pattern.compile("\\[(/?[A-Z_]{2,})\\]");

    private Line() {}

    public static String of(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        String flat = SPACE.matcher(seen).replaceAll(" ").strip();
        String opened = OPENING.matcher(flat).replaceAll("\u2039");
        String closed = CLOSING.matcher(opened).replaceAll("\u203A");
        String unfenced =
                FENCE.matcher(closed).replaceAll(found -> found.group().substring(0, 1));
        return MARKER.matcher(unfenced).replaceAll("($1)");
    }
}
