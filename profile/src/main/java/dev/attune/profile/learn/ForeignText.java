package dev.attune.profile.learn;

import dev.attune.profile.text.Span;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which characters of a turn are marked as somebody else's words by their form alone: code, block quotes, quotation marks, the
 * lines of a chat log, a letter with its greeting and its signature. True of any language that is typed with these marks.
 */
final class ForeignText {

    private static final Pattern FENCED = Pattern.compile("(?s)```.*?(?:```|\\z)|~~~.*?(?:~~~|\\z)|`[^`\n]+`");
    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ \\t]*(?:>|\\|).*$");

    /** No mark is inside that begins the same: a text of nothing but opening marks would take a time that grows with its square. */
    private static final Pattern QUOTED = Pattern.compile(
            "[\"\u201C\u201D][^\"\u201C\u201D\u00BB]++[\"\u201C\u201D\u00BB]"
                    + "|\u201E[^\"\u201C\u201D\u201E\u00BB]++[\"\u201C\u201D\u00BB]"
                    + "|\u00AB[^\"\u201C\u201D\u00AB\u00BB]++[\"\u201C\u201D\u00BB]"
                    + "|(?<![\\p{L}\\p{N}])['\u2018](?:[^'\u2018\u2019\n]|(?<=\\p{L})['\u2019](?=\\p{L})){10,500}['\u2019](?![\\p{L}\\p{N}])");

    /** Bounded, as both a time of day and what stands around it may be spaces: without, a line of them takes a time that grows with its cube. */
    private static final Pattern SPEAKER = Pattern.compile(
            "(?m)^[ \\t]*+[\\[(]?[\\d:. apmAPM/,-]{0,40}[\\])]?[ \\t]{0,8}[\\p{L}][\\p{L}\\p{N} _.'-]{0,24}:[ \\t]+\\S.*$");

    private static final int FEWEST_SPEAKER_LINES = 2;
    private static final int FEWEST_QUOTED_WORDS = 3;

    private final BitSet foreign = new BitSet();

    ForeignText(String content, Pattern greeting, Pattern signoff) {
        markAll(FENCED.matcher(content));
        markAll(QUOTED_LINE.matcher(content));
        if (!isWhollyQuoted(content)) {
            markQuoted(QUOTED.matcher(content));
        }
        markChatLog(content);
        markLetter(content, greeting, signoff);
    }

    /** Whether most of a stretch is somebody else's. */
    boolean covers(Span span) {
        return foreign.get(span.start(), span.end()).cardinality() * 2
                > span.text().length();
    }

    /** Whether any of a stretch is somebody else's. */
    boolean touches(Span span) {
        int next = foreign.nextSetBit(span.start());
        return next >= 0 && next < span.end();
    }

    /** Whether foreign text begins in a stretch, or right behind it. */
    boolean beginsIn(Span span) {
        int next = foreign.nextSetBit(span.start());
        return next >= 0 && next <= span.end() + 3;
    }

    private void markAll(Matcher found) {
        while (found.find()) {
            foreign.set(found.start(), found.end());
        }
    }

    /** Fewer words between quotation marks are a name, or a word that is meant. */
    private void markQuoted(Matcher found) {
        while (found.find()) {
            String quoted = found.group();
            String inside = quoted.substring(1, quoted.length() - 1);
            if (inside.trim().chars().filter(Character::isWhitespace).count() >= FEWEST_QUOTED_WORDS - 1) {
                foreign.set(found.start(), found.end());
            }
        }
    }

    /** Somebody who puts their whole message between quotation marks quotes nobody. */
    private static boolean isWhollyQuoted(String content) {
        String trimmed = content.trim();
        return trimmed.length() > 2 && trimmed.charAt(0) == '"' && trimmed.indexOf('"', 1) == trimmed.length() - 1;
    }

    private void markChatLog(String content) {
        List<Span> lines = SPEAKER.matcher(content)
                .results()
                .map(line -> new Span(line.group(), line.start()))
                .toList();
        if (lines.size() >= FEWEST_SPEAKER_LINES) {
            foreign.set(lines.get(0).start(), content.length());
        }
    }

    private void markLetter(String content, Pattern greeting, Pattern signoff) {
        int start = -1;
        int lineStart = 0;
        for (String line : content.split("\n", -1)) {
            boolean opens = greeting.matcher(line).find();
            if (start < 0 && opens) {
                start = lineStart;
            } else if (lineStart > 0 && signoff.matcher(line).find()) {
                foreign.set(Math.max(start, 0), lineStart + line.length());
                start = -1;
            }
            lineStart += line.length() + 1;
        }
    }
}
