package dev.attune.profile.learn.habit.style;

import static dev.attune.profile.learn.habit.style.Watched.day;
import static dev.attune.profile.learn.habit.style.Watched.does;
import static dev.attune.profile.learn.habit.style.Watched.hears;
import static dev.attune.profile.learn.habit.style.Watched.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.habit.Shift;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.text.Languages;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StyleObserverTest {

    private static final ConfigFiles FILES = new ConfigFiles(Path.of("../config"));
    private static final ReactionWords WORDS = new ReactionWords(FILES, new Languages(FILES));

    private final Watched kim = new Watched();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Shorter please. | -length",
                "Can you make it a bit shorter? | -length",
                "That's way too long | -length",
                "Too long, too technical! | -length -technical-depth",
                "thanks, but could you explain that more simply? | -technical-depth",
                "ELI5 | -technical-depth",
                "more examples please | +examples",
                "no bullet points please | -structure",
                "please stop using emojis | -emoji",
                "Get to the point. | +directness",
                "more detail, please | +length",
                "less formal | -formality",
                "friendlier please | +warmth",
                "Kannst du das bitte k\u00fcrzer fassen? | -length",
                "Das ist mir zu technisch. | -technical-depth",
                "Mehr Beispiele bitte | +examples",
                "Bitte keine Stichpunkte | -structure",
                "M\u00e1s corto, por favor. | -length",
                "Es demasiado t\u00e9cnico | -technical-depth",
                "\u00bfPuedes explicarlo m\u00e1s sencillo? | -technical-depth",
                "m\u00e1s ejemplos por favor | +examples",
                "Plus court s'il te pla\u00eet | -length",
                "C'est trop technique | -technical-depth",
                "Peux-tu donner plus d'exemples ? | +examples",
                "sans listes, merci | -structure",
            })
    void readsWishesThatAreAimedAtTheLastAnswer(String message, String signs) {
        assertThat(signs(message)).containsExactlyInAnyOrder(signs.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Just for this one, keep it shorter please",
                "shorter this time please",
                "Heute bitte k\u00fcrzer",
                "Write a short poem about the sea",
                "My essay is too long, how can I shorten it?",
                "Give me examples of mammals that lay eggs",
                "Is a python list more technical than a tuple?",
                "How do I make a list in LaTeX?",
                "The meeting was too long and my boss was too formal with the client yesterday",
                "",
            })
    void readsNoneInWhatIsAboutSomethingElse(String message) {
        assertThat(signs(message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "in German please,de",
        "Auf Deutsch bitte,de",
        "en fran\u00e7ais s'il te pla\u00eet,fr",
        "en espa\u00f1ol por favor,es",
        "Can you answer in Dutch?,nl"
    })
    void readsInWhichLanguageTheyWantTheAnswer(String message, String tag) {
        assertThat(WORDS.language(message)).contains(tag);
    }

    @Test
    void notesStepByStepWhatWasAskedForAndTellsItAfterSeveralConversations() {
        for (int conversation = 0; conversation < 3; conversation++) {
            assertThat(kim.tells(Dimension.LENGTH, day(conversation))).isFalse();
            kim.see(says("c" + conversation, day(conversation), "Shorter please"));
        }
        assertThat(kim.tells(Dimension.LENGTH, day(2))).isTrue();
        assertThat(kim.history)
                .extracting(Shift::why)
                .startsWith(
                        "Seems to like short answers: asked for shorter ones in 1 conversation (not enough to act on yet)")
                .endsWith("Seems to like short answers: asked for shorter ones in 3 conversations");
    }

    @Test
    void doesNotRepeatItselfInTheHistory() {
        for (int conversation = 0; conversation < 30; conversation++) {
            kim.see(says("c" + conversation, day(conversation / 10.0), "Shorter please"));
        }
        assertThat(kim.history).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void notesAgainWhatIsStillBorneOutSoThatItDoesNotFade() {
        for (int conversation = 0; conversation < 20; conversation++) {
            kim.see(says("c" + conversation, day(conversation * 4), "Shorter please"));
        }
        assertThat(kim.profile.traits(Dial.class))
                .singleElement()
                .satisfies(dial -> assertThat(dial.at()).isAfter(day(19 * 4 - 8)));
    }

    @Test
    void leavingALongAnswerInTheMiddleSpeaksForShorterOnes() {
        for (int conversation = 0; conversation < 5; conversation++) {
            Exchange long1 = hears("c" + conversation, day(conversation), "word ".repeat(500));
            kim.see(new Exchange(long1.person(), long1.conversation(), long1.turns(), Set.of(Signal.LEFT)));
        }
        assertThat(kim.value(Dimension.LENGTH, day(4))).isNegative();
        assertThat(kim.tells(Dimension.LENGTH, day(4))).isTrue();
    }

    @Test
    void leavingAShortAnswerSaysNothing() {
        for (int conversation = 0; conversation < 5; conversation++) {
            Exchange answered = hears("c" + conversation, day(conversation), "Yes, of course.");
            kim.see(new Exchange(answered.person(), answered.conversation(), answered.turns(), Set.of(Signal.LEFT)));
        }
        assertThat(kim.profile.traits()).isEmpty();
    }

    @Test
    void aRatingThatComesLaterIsAboutTheAnswerBeforeIt() {
        for (int conversation = 0; conversation < 5; conversation++) {
            kim.see(hears("c" + conversation, day(conversation), "- a thing\n".repeat(8) + "word ".repeat(80)));
            kim.see(hears("other" + conversation, day(conversation + 0.1), "Some prose."));
            kim.see(does("c" + conversation, day(conversation + 0.2), Signal.LIKED));
        }
        assertThat(kim.value(Dimension.STRUCTURE, day(5))).isPositive();
        assertThat(kim.value(Dimension.LENGTH, day(5))).isZero();
    }

    @Test
    void howTheyWriteSpeaksOnceThereIsEnoughOfIt() {
        for (int message = 0; message < 60; message++) {
            kim.see(says(
                    "c" + message / 5,
                    day(message / 5.0),
                    "lol yeah idk what to cook \uD83D\uDE02 any ideas for day " + message));
        }
        assertThat(kim.tells(Dimension.EMOJI, day(12))).isTrue();
        assertThat(kim.value(Dimension.EMOJI, day(12))).isPositive();
        assertThat(kim.value(Dimension.FORMALITY, day(12))).isNegative();
    }

    @Test
    void whatAHandTookBackDoesNotComeStraightBack() {
        for (int conversation = 0; conversation < 4; conversation++) {
            kim.see(says("c" + conversation, day(conversation), "Shorter please"));
        }
        kim.undoLast(day(4));
        int entries = kim.history.size();
        boolean told = kim.tells(Dimension.LENGTH, day(4));
        kim.see(says("d", day(5), "What is the capital of Peru?"));
        kim.see(says("e", day(6), "Shorter please"));
        assertThat(kim.history).hasSize(entries);
        assertThat(kim.tells(Dimension.LENGTH, day(6))).isEqualTo(told);
        kim.see(says("f", day(7), "Shorter please"));
        kim.see(says("g", day(8), "Shorter please"));
        assertThat(kim.tells(Dimension.LENGTH, day(8))).isTrue();
    }

    @Test
    void learnsTheLanguageFromSeveralConversationsAndFollowsTheOneWhoSwitches() {
        kim.see(says("a", day(0), "Kannst du mir bitte erkl\u00e4ren, wie das geht?"));
        kim.see(says("b", day(1), "Ich brauche ein Rezept f\u00fcr heute Abend."));
        assertThat(kim.profile.traits(SpokenLanguage.class)).isEmpty();
        kim.see(says("c", day(2), "Was ist der Unterschied zwischen den beiden?"));
        assertThat(kim.profile.traits(SpokenLanguage.class))
                .extracting(SpokenLanguage::language)
                .containsExactly("de");
        for (int conversation = 0; conversation < 5; conversation++) {
            kim.see(says("f" + conversation, day(3 + conversation), "Est-ce que tu peux m'aider avec ce texte ?"));
        }
        assertThat(kim.profile.traits(SpokenLanguage.class))
                .extracting(SpokenLanguage::language)
                .containsExactly("fr");
    }

    @Test
    void keepsItsTalliesSmall() {
        for (int round = 0; round < 200; round++) {
            Exchange said = says("c" + round, day(round), "Shorter please, more examples, too technical, no emojis");
            kim.see(said);
            kim.see(hears("c" + round, day(round + 0.1), "word ".repeat(300)));
            kim.see(does("c" + round, day(round + 0.2), Signal.DISLIKED));
        }
        assertThat(kim.tallies.of("style").length()).isLessThan(3_000);
        assertThat(kim.tallies.of("language").length()).isLessThan(300);
    }

    @Test
    void theAssistantsOwnWordsAreNoWish() {
        for (int conversation = 0; conversation < 5; conversation++) {
            kim.see(new Exchange(
                    Watched.KIM,
                    "c" + conversation,
                    List.of(Watched.turn("c" + conversation, Role.ASSISTANT, "Shorter please", day(conversation)))));
        }
        assertThat(kim.profile.traits()).isEmpty();
    }

    private static Set<String> signs(String message) {
        return WORDS.cues(message == null ? "" : message).stream()
                .map(cue -> (cue.high() ? "+" : "-") + cue.dimension().label())
                .collect(Collectors.toSet());
    }
}
