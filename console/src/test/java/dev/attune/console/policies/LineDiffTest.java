package dev.attune.console.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two texts beside one another. */
final class LineDiffTest {

    @Test
    void whatStaysIsNotSaidToChange() {
        assertThat(said(LineDiff.of("a\nb\nc\n", "a\nx\nc\n"))).isEqualTo(" a -b +x  c");
        assertThat(said(LineDiff.of("", "a\n"))).isEqualTo("+a");
        assertThat(said(LineDiff.of("a\n", ""))).isEqualTo("-a");
        assertThat(said(LineDiff.of("a\na\n", "a\n"))).isEqualTo(" a -a");
        assertThat(LineDiff.of("", "")).isEmpty();
    }

    @Test
    void bothTextsCanBeReadFromIt() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String before = text(random);
            String after = text(random);
            List<DiffLine> lines = LineDiff.of(before, after);
            assertThat(of(lines, DiffLine.Kind.COME)).isEqualTo(before);
            assertThat(of(lines, DiffLine.Kind.GONE)).isEqualTo(after);
        }
    }

    @Test
    void veryLongTextsAreComparedTooIfLessFinely() {
        String before = "a\n".repeat(5_000) + "x";
        String after = "b\n".repeat(5_000) + "x";
        List<DiffLine> lines = LineDiff.of(before, after);
        assertThat(lines).hasSize(10_001);
        assertThat(lines.get(10_000)).isEqualTo(new DiffLine(DiffLine.Kind.SAME, "x"));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(9), 0, 3)
                .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
                .collect(Collectors.joining("\n"));
    }

    /** The text of all lines but those of a kind. */
    private static String of(List<DiffLine> lines, DiffLine.Kind without) {
        return lines.stream()
                .filter(line -> line.kind() != without)
                .map(DiffLine::text)
                .collect(Collectors.joining("\n"));
    }

    private static String said(List<DiffLine> lines) {
        return lines.stream()
                .map(line -> (line.isGone() ? "-" : line.isCome() ? "+" : " ") + line.text())
                .collect(Collectors.joining(" "));
    }
}
