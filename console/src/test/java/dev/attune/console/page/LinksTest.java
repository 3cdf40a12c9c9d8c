package dev.attune.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinksTest {

    @ParameterizedTest
    @CsvSource({"a/b, a%2Fb", "a b, a%20b", ".., ~..", "~x, ~%7Ex", "ü, %C3%BC", "a+b, a%2Bb"})
    void aSegmentIsOneSegment(String id, String segment) {
        assertThat(Links.segment(id)).isEqualTo(segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/people", "/people/default/a%2Fb?notice=undone"})
    void aPathOfThisConsoleIsLocal(String target) {
        assertThat(Links.isLocal(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "people",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/people\r\nSet-Cookie: a=b",
                " /people",
                "/ümlaut"
            })
    void whatCouldLeadElsewhereIsNot(String target) {
        assertThat(Links.isLocal(target)).isFalse();
    }
}
