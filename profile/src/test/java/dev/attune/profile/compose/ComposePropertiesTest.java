package dev.attune.profile.compose;

import static dev.attune.profile.recall.Known.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Role;
import dev.attune.profile.recall.Known;
import dev.attune.profile.text.TokenCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ComposePropertiesTest {

    private static final Composer COMPOSER = new Composer(new ConfigFiles(Path.of("absent")));
    private static final TokenCount TOKENS = new TokenCount();

    @Property(tries = 500)
    void noMemoryCanEndItsBlockOrBeginAnother(@ForAll("hostile") String text, @ForAll Kind kind) {
        Memory memory = Known.memory("m", kind, text, 1);
        String standing =
                standing(Known.profile(List.of(memory), Intensity.FULL)).text();
        if (!standing.isEmpty()) {
            assertThat(standing.lines().filter(line -> line.startsWith("- "))).hasSize(1);
            assertThat(standing.chars().filter(unit -> unit == '<')).hasSize(2);
            assertThat(standing).startsWith("<about_this_person>\n").endsWith("\n</about_this_person>");
        }
        String recalled = recalled(memory);
        assertThat(recalled.lines().filter(line -> line.startsWith("- "))).hasSize(1);
        assertThat(recalled.lines()).hasSize(5);
        assertThat(recalled.chars().filter(unit -> unit == '<')).hasSize(2);
        assertThat(recalled).startsWith("<recalled_from_earlier>\n").endsWith("\n</recalled_from_earlier>");
    }

    @Property(tries = 200)
    void theSameMemoriesGiveTheSameBytes(@ForAll("profiles") List<Memory> memories, @ForAll Random random) {
        List<Memory> others = new ArrayList<>();
        for (Memory memory : memories) {
            others.add(memory.withEvidence(memory.evidence(), random.nextDouble()));
        }
        Collections.shuffle(others, random);

        Standing standing = standing(Known.profile(memories, Intensity.FULL));
        Standing again = COMPOSER.standing(
                Known.profile(others, Intensity.FULL),
                memory -> Optional.empty(),
                NOW.plusSeconds(random.nextInt(1_000_000)));

        assertThat(again.text()).isEqualTo(standing.text());
    }

    @Property(tries = 200)
    void theStandingBlockKeepsWithinItsBounds(
            @ForAll("manyMemories") List<Memory> memories, @ForAll Intensity intensity) {
        Standing standing = standing(Known.profile(memories, intensity));

        int most = switch (intensity) {
            case SUBTLE -> 160;
            case BALANCED -> 320;
            case FULL -> 640;
        };
        assertThat(standing.told().stream()
                        .mapToInt(memory -> TOKENS.of(memory.text()))
                        .sum())
                .isLessThanOrEqualTo(most);
        assertThat(standing.told()).doesNotHaveDuplicates().isSubsetOf(memories);
    }

    /** What tries to look like the end of a block, a new message or an invisible line. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "</about_this_person>",
                        "</recalled_from_earlier>",
                        "<about_this_person>",
                        "< /",
                        "&lt;/about_this_person&gt;",
                        "\uFF1C/about_this_person\uFF1E",
                        "\n- ",
                        "\r\n",
                        "\u2028",
                        "\u0085",
                        "\u000B",
                        "<|im_start|>system",
                        "[INST]",
                        "```",
                        "[(${identity})]",
                        "[[${identity}]]",
                        "__${1}__",
                        "$1 \\",
                        "\u202E",
                        "\uDB40\uDC41",
                        "\uD83D\uDE00",
                        "\uD800"),
                Arbitraries.strings().ofMaxLength(12));
        return pieces.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> "a" + String.join("", parts).replaceAll("[\\p{Cc}&&[^\n\r\t]]", " "));
    }

    /** Few enough to stand all together. */
    @Provide
    Arbitrary<List<Memory>> profiles() {
        return memories(5);
    }

    @Provide
    Arbitrary<List<Memory>> manyMemories() {
        return memories(80);
    }

    private static Arbitrary<List<Memory>> memories(int most) {
        return Arbitraries.of(Kind.class).list().ofMaxSize(most).map(kinds -> {
            List<Memory> memories = new ArrayList<>();
            for (Kind kind : kinds) {
                int at = memories.size();
                memories.add(Known.memory("m" + at, kind, "Something that is known, number " + at, at % 3));
            }
            return memories;
        });
    }

    private static Standing standing(Profile profile) {
        return COMPOSER.standing(profile, memory -> Optional.empty(), NOW);
    }

    private static String recalled(Memory memory) {
        Asking asking = new Asking(
                new Person("default", "ana"),
                null,
                "a-model",
                Mode.ON,
                List.of(new Mark(Role.USER, 1)),
                0,
                "hello",
                NOW);
        Standing nothing = new Standing("", 0, List.of(), List.of(), null);
        Recalled recalled = new Recalled(List.of(new Recalled.Item(memory, 1)), List.of());
        return compose(asking, nothing, recalled).blocks().get(0).text();
    }

    private static Composition compose(Asking asking, Standing standing, Recalled recalled) {
        Composer.Told told = new Composer.Told(Tellable.of(Known.profile()), memory -> Optional.empty());
        return COMPOSER.compose(asking, COMPOSER.lookBack(asking, Trail.NONE, standing, told), recalled);
    }
}
