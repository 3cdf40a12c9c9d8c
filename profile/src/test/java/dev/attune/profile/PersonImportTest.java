package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PersonImportTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void itHasSoManyMemoriesAndNotOneMore() {
        assertThat(new PersonImport(memories(20_000), List.of(), ControlsPatch.NONE).items())
                .isEqualTo(20_000);
        assertThatThrownBy(() -> new PersonImport(memories(20_001), List.of(), ControlsPatch.NONE))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("memories"))
                .hasMessageContaining("20000");
    }

    @Test
    void itHasSoManyTraitsAndNotOneMore() {
        assertThat(new PersonImport(List.of(), traits(1_000), ControlsPatch.NONE).items())
                .isEqualTo(1_000);
        assertThatThrownBy(() -> new PersonImport(List.of(), traits(1_001), ControlsPatch.NONE))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("traits"))
                .hasMessageContaining("1000");
    }

    private static List<Memory> memories(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Memory(
                        "m" + number,
                        Facet.CONTENT,
                        Kind.FACT,
                        "They own item " + number,
                        Origin.STATED,
                        0.9,
                        0.5,
                        null,
                        Status.ACTIVE,
                        MARCH,
                        null,
                        null,
                        List.of()))
                .toList();
    }

    private static List<Trait> traits(int count) {
        return IntStream.range(0, count)
                .<Trait>mapToObj(number -> new Interest("topic " + number, 1, 3, 3, MARCH))
                .toList();
    }
}
