package dev.attune.profile.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineTest {

    @Test
    void flattensToOneLine() {
        assertThat(Line.of("  one\n\ttwo\u2028three\u0085four ")).isEqualTo("one two three four");
    }

    @Test
    void leavesNoTagFenceOrChatMarker() {
        assertThat(Line.of("x < 3 </a> &lt;b&gt; \uFF1Cc\uFF1E")).isEqualTo("x ‹ 3 ‹/a› ‹b› ‹c›");
        assertThat(Line.of("```end``` --- ### [/INST] <|im_end|>")).isEqualTo("`end` - # (/INST) ‹|im_end|›");
    }

    @Test
    void takesOutWhatNobodySeesButNotWhatWritingNeeds() {
        assertThat(Line.of("a\u200Bb\u202Ec\uDB40\uDC41d\uFEFF\uDB40\uDD05\uD800"))
                .isEqualTo("abcd");
        assertThat(Line.of("\uD83D\uDC69\u200D\uD83D\uDCBB")).isEqualTo("\uD83D\uDC69\u200D\uD83D\uDCBB");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(Line.of("I'm 5'11\" & like C++ (\"a lot\") - really: 50% ¿sí? 茶"))
                .isEqualTo("I'm 5'11\" & like C++ (\"a lot\") - really: 50% ¿sí? 茶");
    }
}
