package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class WordPiecesTest {

    private static final int ANY = 64;
    private static final WordPieces PIECES = read(
            "{\"version\":\"1.0\",\"model\":{\"type\":\"WordPiece\",\"vocab\":{\"[UNK]\":1,\"[CLS]\":2,\"[SEP]\":3,"
                    + "\"play\":4,\"##ing\":5,\"##s\":6,\"cafe\":7,\"'\":8,\"?\":9,\"\u8336\":10,\"playing\":11,\"don\":12,\"t\":13}}}");

    @Test
    void takesTheLongestPieceFromTheStartOfAWord() {
        assertThat(PIECES.of("playing plays", ANY)).containsExactly(2, 11, 4, 6, 3);
    }

    @Test
    void readsLowerCaseWithoutAccents() {
        assertThat(PIECES.of("Caf\u00E9 PLAY", ANY)).containsExactly(2, 7, 4, 3);
    }

    @Test
    void takesPunctuationAndChineseOneByOne() {
        assertThat(PIECES.of("don't?\u8336\u8336", ANY)).containsExactly(2, 12, 8, 13, 9, 10, 10, 3);
    }

    @Test
    void takesAWordThatItCannotComposeForUnknownAsAWhole() {
        assertThat(PIECES.of("playxing cafe", ANY)).containsExactly(2, 1, 7, 3);
        assertThat(PIECES.of("play" + "s".repeat(97), ANY)).containsExactly(2, 1, 3);
    }

    @Test
    void leavesOutWhatCannotBeSeen() {
        assertThat(PIECES.of("pl\u200Bay\u0000\tcafe", ANY)).containsExactly(2, 4, 7, 3);
    }

    @Property
    void keepsWithinItsBound(@ForAll String text, @ForAll @IntRange(min = 2, max = 20) int most) {
        long[] ids = PIECES.of(text, most);

        assertThat(ids).hasSizeBetween(2, most).startsWith(2).endsWith(3);
    }

    @Test
    void refusesAVocabularyWithoutItsMarks() {
        assertThatThrownBy(() -> read("{\"model\":{\"vocab\":{\"a\":1}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the vocabulary has no [CLS]");
    }

    private static WordPieces read(String file) {
        try {
            return WordPieces.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
