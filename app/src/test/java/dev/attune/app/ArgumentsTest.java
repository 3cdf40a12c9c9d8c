package dev.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.Arguments.UsageFailure;
import dev.attune.app.Arguments.Wish;
import dev.attune.app.start.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {

    @Test
    void withoutWordsEverythingRuns() throws UsageFailure {
        assertThat(Arguments.parse(List.of())).isEqualTo(new Arguments(Role.ALL, false, null, Wish.RUN));
    }

    @Test
    void wordsMayComeInAnyOrder() throws UsageFailure {
        Arguments expected = new Arguments(Role.PROXY, true, Path.of("a.yaml"), Wish.RUN);

        assertThat(Arguments.parse(List.of("proxy", "--demo", "--config", "a.yaml")))
                .isEqualTo(expected);
        assertThat(Arguments.parse(List.of("--config=a.yaml", "--demo", "proxy")))
                .isEqualTo(expected);
    }

    @Test
    void helpAndVersionAreWishesOfTheirOwn() throws UsageFailure {
        assertThat(Arguments.parse(List.of("--help")).wish()).isEqualTo(Wish.HELP);
        assertThat(Arguments.parse(List.of("--version")).wish()).isEqualTo(Wish.VERSION);
    }

    @ParameterizedTest
    @CsvSource({
        "--quick,  '\"--quick\" is not an argument; --help lists those that are'",
        "everything, '\"everything\" is not an argument; --help lists those that are'",
        "--config, '--config needs a file behind it'",
        "proxy console, 'there is a role already, \"console\" is one too many'",
    })
    void aWordThatMeansNothingIsRefused(String words, String problem) {
        assertThatThrownBy(() -> Arguments.parse(List.of(words.split(" "))))
                .isInstanceOf(UsageFailure.class)
                .hasMessage(problem);
    }
}
