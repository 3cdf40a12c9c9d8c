package dev.attune.profile.learn;

import dev.attune.profile.text.Words;
import java.util.List;

/** How near two statements in the third person are in what they say, 0 to 1. Must give the same for the same texts. */
@FunctionalInterface
public interface Likeness {

    /** By their words alone. */
    Likeness LEXICAL = (one, other) -> {
        List<String> left = Words.of(one);
        List<String> right = Words.of(other);
        return dev.attune.profile.text.Likeness.ofWords(left, right);
    };

    double between(String one, String other);
}
