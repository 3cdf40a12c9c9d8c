package dev.attune.console.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Author;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.What;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void everyLanguageSaysTheSameThings() {
        Texts english = Texts.of("en");
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            assertThat(texts.language()).isEqualTo(language);
            assertThat(texts.keys()).as(language).isEqualTo(english.keys());
            for (String key : texts.keys()) {
                assertThat(texts.say(key)).as(language + " " + key).isNotBlank();
                assertThat(places(texts, key)).as(language + " " + key).isEqualTo(places(english, key));
            }
        }
    }

    @Test
    void everyChoiceHasItsText() {
        has("facet.", Facet.values());
        has("why.", Origin.values());
        has("what.", What.values());
        has("by.", Author.values());
        has("intensity.", Intensity.values());
        has("sensitive.", SensitiveClass.values());
        has("policy.", SensitivePolicy.values());
        Arrays.stream(Dimension.values())
                .forEach(dimension -> assertThat(Texts.of("en").keys())
                        .contains("dial." + dimension.label() + ".low", "dial." + dimension.label() + ".high"));
    }

    @Test
    void theWordOfAnErasureCanBeTypedInAnyCase() {
        for (String language : Texts.LANGUAGES) {
            String word = Texts.of(language).say("erase.word");
            assertThat(word).isEqualTo(word.toLowerCase(Locale.ROOT).strip());
        }
    }

    private static void has(String prefix, Labelled[] choices) {
        Arrays.stream(choices)
                .forEach(choice -> assertThat(Texts.of("en").keys()).contains(prefix + choice.label()));
    }

    private static long places(Texts texts, String key) {
        return PLACE.matcher(texts.say(key)).results().count();
    }
}
