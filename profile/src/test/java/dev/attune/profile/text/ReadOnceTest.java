package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadOnceTest {

    private final List<String> read = new ArrayList<>();
    private final ReadOnce<Integer> lengths = new ReadOnce<>(text -> {
        read.add(text);
        return text.length();
    });

    @Test
    void a_text_is_read_once() {
        assertThat(lengths.of("tea")).isEqualTo(3);
        assertThat(lengths.of(new String("tea".toCharArray()))).isEqualTo(3);
        assertThat(lengths.of("coffee")).isEqualTo(6);

        assertThat(read).containsExactly("tea", "coffee");
    }

    @Test
    void a_long_text_takes_no_room() {
        String longest = "a".repeat(1_000);
        String longer = longest + "a";
        assertThat(List.of(lengths.of(longest), lengths.of(longest))).containsExactly(1_000, 1_000);
        assertThat(List.of(lengths.of(longer), lengths.of(longer))).containsExactly(1_001, 1_001);

        assertThat(read).containsExactly(longest, longer, longer);
    }
}
