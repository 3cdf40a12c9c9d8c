package dev.attune.profile.learn.habit;

import dev.attune.profile.text.Sentences;
import dev.attune.profile.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The sentences of a turn that show what its person is about: neither code, nor quotations, nor the middle of a document that they
 * pasted, nor anything of a sensitive class.
 */
final class OwnSentences {

    private static final Pattern FOREIGN = Pattern.compile(
            "(?s)```.*?(?:```|\\z)|~~~.*?(?:~~~|\\z)|(?m)^[ \\t]*>.*$|[\u201C\u201E\"][^\u201C\u201D\"]{40,}[\u201D\u201C\"]");

    /** People ask before or behind what they paste; what is longer is a document. */
    private static final int LONGEST_TALK = 1_200;

    private static final int HEAD = 300;
    private static final int TAIL = 200;

    private final Sentences sentences = new Sentences(List.of());
    private final Predicate<String> isSensitive;

    OwnSentences(Predicate<String> isSensitive) {
        this.isSensitive = isSensitive;
    }

    List<String> of(String content) {
        String own = FOREIGN.matcher(content).replaceAll(" ");
        String talk =
                own.length() <= LONGEST_TALK ? own : own.substring(0, HEAD) + "\n" + own.substring(own.length() - TAIL);
        List<String> found = new ArrayList<>();
        for (Span sentence : sentences.of(talk)) {
            if (!isSensitive.test(sentence.text())) {
                found.add(sentence.text());
            }
        }
        return found;
    }
}
