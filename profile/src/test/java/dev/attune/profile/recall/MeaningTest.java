package dev.attune.profile.recall;

import static dev.attune.profile.recall.Known.NOW;
import static dev.attune.profile.recall.Known.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.text.Encoder;
import dev.attune.profile.text.MiniLm;
import dev.attune.profile.text.TextVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Recall by what words mean, with the encoder that ships. */
final class MeaningTest {

    private static final Encoder ENCODER = MiniLm.load();
    private static final Recaller RECALLER = new Recaller(new ConfigFiles(Path.of("absent")));

    private static final List<Memory> MEMORIES = List.of(
            memory("nuts", Kind.CONSTRAINT, "I am allergic to walnuts", 30),
            memory("cafes", Kind.PREFERENCE, "I prefer quiet cafes to busy ones", 20),
            memory("sister", Kind.FACT, "My sister Eva plays the violin", 40),
            memory("cars", Kind.PREFERENCE, "I only want to drive electric vehicles", 12),
            memory("race", Kind.EPISODE, "On Sunday I ran ten miles for charity", 3),
            memory("rain", Kind.EPISODE, "It rained on our camp by the lake", 9));

    @Test
    void findsWhatSharesNoWord() {
        assertThat(answer("Which snack could I have at work?")).startsWith("nuts");
        assertThat(answer("Which new automobile would you suggest for me?")).startsWith("cars");
        assertThat(search("the marathon that I took part in")).startsWith("race");
    }

    @Test
    void bringsUpNothingForATaskThatAnybodyCouldSet() {
        assertThat(answer("Write a Python function that reverses a list")).isEmpty();
        assertThat(answer("Translate this sentence into French: the weather is fine"))
                .isEmpty();
        assertThat(answer("What is the capital of Mongolia?")).isEmpty();
    }

    @Test
    void bringsUpNothingThatIsNowhereNearHoweverPersonalTheQuestion() {
        assertThat(answer("How should I furnish my living room?")).doesNotContain("sister", "nuts");
    }

    @Test
    void holdsInASearchOnlyWhatWasWrittenByHandToItsMeasure() {
        Memory written = MEMORIES.get(1);
        Memory learned = Known.quoting(written, written.text());

        assertThat(find(List.of(written), "the town where I grew up").items()).isEmpty();
        assertThat(find(List.of(learned), "the town where I grew up").items()).hasSize(1);
    }

    @Test
    void findsInASearchEachOfTheThingsThatALongQuestionNames() {
        List<Memory> stack = List.of(
                memory("bread", Kind.FACT, "Bakes rye bread in a wood-fired oven", 9),
                memory("boat", Kind.FACT, "Keeps a wooden sailing boat in the harbour", 8),
                memory("choir", Kind.FACT, "Sings tenor in the church choir", 7),
                memory("chess", Kind.FACT, "Plays chess by post", 6));

        String all =
                "Given the rye flour and the oven, the sailing season in the harbour with an old mast to mend, a choir "
                        + "that rehearses every other evening, and the garden besides, how should the month of June be planned?";

        assertThat(ids(find(stack, all))).contains("bread", "boat", "choir").doesNotContain("chess");
    }

    @Test
    void findsByWordsWhatHasNoVectorYet() {
        MemoryIndex index = RECALLER.index(Known.profile(MEMORIES));
        Meaning unfilled = new Meaning(ENCODER.encode("my sister's violin"), MemoryVectors.of(index));

        Recalled recalled = RECALLER.recall(index, query("my sister's violin"), unfilled);

        assertThat(ids(recalled)).containsExactly("sister");
    }

    @Test
    void asksForNoMeaningWhereNothingIsLeftToBringUp() {
        MemoryIndex index = RECALLER.index(Known.profile(MEMORIES.get(0), MEMORIES.get(1)));

        assertThat(RECALLER.gist(index, query("tea?"))).contains("tea?");
        assertThat(RECALLER.gist(index, query(" "))).isEmpty();
        assertThat(RECALLER.gist(RECALLER.index(Known.profile()), query("tea?")))
                .isEmpty();
        assertThat(RECALLER.gist(
                        index,
                        new RecallQuery(
                                "tea?", NOW, 10, 400, memory -> Optional.empty(), Set.of("nuts"), Set.of("cafes"))))
                .isEmpty();
    }

    @Test
    void readsOfALongMessageItsEndsAndItsQuestions() {
        String pasted = "Here is a line of the text that was pasted in for you to read. ".repeat(40);

        String gist = Gist.of("Please look at this. " + pasted + "Is it any good? " + pasted + "Thank you very much.");

        assertThat(gist).isEqualTo("Please look at this. Is it any good? Thank you very much.");
        assertThat(Gist.of("word ".repeat(500)).split(" ")).hasSize(60);
    }

    /** Neither that in which they were learned, nor that in which their vectors came. */
    @Property(tries = 50)
    void theOrderOfTheMemoriesDecidesNothing(@ForAll long seed) {
        List<Memory> shuffled = new ArrayList<>(MEMORIES);
        shuffled.add(memory("cafe2", Kind.EPISODE, "We sat in a quiet cafe", 3));
        shuffled.add(memory("cafe10", Kind.EPISODE, "We sat in a quiet cafe", 3));
        List<Memory> asWritten = List.copyOf(shuffled);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(find(shuffled, "Where could I go for a coffee, somewhere quiet?"))
                .isEqualTo(find(asWritten, "Where could I go for a coffee, somewhere quiet?"));
    }

    private static List<String> answer(String text) {
        return ids(ask(MEMORIES, query(text)));
    }

    private static List<String> search(String text) {
        return ids(ask(MEMORIES, query(text).asSearch()));
    }

    private static Recalled find(List<Memory> memories, String text) {
        return ask(memories, query(text).asSearch());
    }

    private static Recalled ask(List<Memory> memories, RecallQuery query) {
        MemoryIndex index = RECALLER.index(Known.profile(memories));
        List<TextVector> vectors = index.memories().stream()
                .map(memory -> TextVector.of(memory.text(), ENCODER.encode(memory.text())))
                .toList();
        String gist = RECALLER.gist(index, query).orElseThrow();
        return RECALLER.recall(index, query, new Meaning(ENCODER.encode(gist), MemoryVectors.of(vectors)));
    }

    private static RecallQuery query(String text) {
        return new RecallQuery(text, NOW, 6, 400, memory -> Optional.empty(), Set.of(), Set.of());
    }

    private static List<String> ids(Recalled recalled) {
        return recalled.items().stream().map(item -> item.memory().id()).toList();
    }
}
