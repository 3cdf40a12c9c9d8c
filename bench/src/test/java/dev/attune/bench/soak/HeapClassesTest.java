package dev.attune.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeapClassesTest {

    private static final String BEFORE = """
            4711:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:            10        1048576  [B (java.base@17.0.15)
               2:             5             80  java.lang.String (java.base@17.0.15)
            Total            15        1048656
            """;

    @Test
    void what_grew_most_comes_first() {
        HeapClasses after = HeapClasses.of(
                BEFORE.replace("1048576", "2097152").replace("Total", "   3:   1   524288  some.Leak\nTotal"));

        assertThat(after.grownSince(HeapClasses.of(BEFORE)).lines())
                .containsExactly(
                        "| class | MB more than at one third |",
                        "|---|---|",
                        "| `[B` | 1.00 |",
                        "| `some.Leak` | 0.50 |",
                        "| `java.lang.String` | 0.00 |");
    }
}
