package dev.attune.profile.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of facts, as people and spreadsheets write them. */
final class CsvFactsTest {

    @Test
    void eachRowIsAFactOfItsPerson() {
        Read read = csv("""
                person,text,kind,facet,date
                alice,I am allergic to nuts,constraint,content,2026-01-31
                bob,"Answers ""short"", please",Instruction,,2026-01-31T09:30:00+01:00
                """);

        assertThat(read.problems).isEmpty();
        assertThat(read.fatal).isNull();
        assertThat(read.facts).hasSize(2);
        assertThat(read.facts.get(0)).satisfies(line -> {
            assertThat(line.item()).isEqualTo(2);
            assertThat(line.person()).isEqualTo("alice");
            assertThat(line.fact().kind()).isEqualTo(Kind.CONSTRAINT);
            assertThat(line.fact().facet()).isEqualTo(Facet.CONTENT);
            assertThat(line.fact().at()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        });
        assertThat(read.facts.get(1).fact().text()).isEqualTo("Answers \"short\", please");
        assertThat(read.facts.get(1).fact().at()).isEqualTo(Instant.parse("2026-01-31T08:30:00Z"));
        assertThat(read.facts.get(1).fact().facet()).isNull();
    }

    @Test
    void columnsComeInAnyOrderWithOtherSeparatorsAndLineEnds() {
        Read read = csv("\uFEFFText;Person\r\nLikes tea;alice\r\n\r\n\"two\r\nlines\";bob");

        assertThat(read.fatal).isNull();
        assertThat(read.texts()).containsExactly("Likes tea", "two\r\nlines");
        assertThat(read.facts).extracting(Read.Line::item).containsExactly(2, 4);
    }

    @Test
    void everyWrongRowIsListedByItsLineAndTheOthersAreThere() {
        Read read = csv("""
                person,text,kind,facet,date
                alice,Likes tea,,,
                alice,,,,
                alice,Likes tea,colour,,
                alice,Likes tea,episode,,
                alice,Likes tea,,taste,
                alice,Likes tea,,,31.01.2026
                alice,Likes tea,,,2031-01-01
                alice,Likes, tea,,,
                alice,Likes coffee,,,1901-01-01
                "a\tb",Likes coffee,,,
                """.replace("\\t", "\t") + "alice," + "x".repeat(100_000) + ",,,\nalice,Likes cake,,,\n");

        assertThat(read.texts()).containsExactly("Likes tea", "Likes cake");
        assertThat(read.problems).extracting(Problem::item).containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(read.problems.get(0).what()).contains("text", "empty");
        assertThat(read.problems.get(1).what()).contains("kind", "must be one of");
        assertThat(read.problems.get(4).what()).contains("date", "2026-01-31");
        assertThat(read.problems.get(5).what()).contains("ahead");
        assertThat(read.problems.get(6).what()).contains("5 values, has 6");
        assertThat(read.problems.get(9).what()).contains("4000", "100000").hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "person,kind\nalice,fact\n",
                "person,text,mood\nalice,x,y\n",
                "text,text\na,b\n",
                "person,text\nalice,\"never closed\n",
                "person,text\nalice,\"closed\" and on\n"
            })
    void aFileThatCannotBeReadSaysWhy(String content) {
        Read read = csv(content);

        assertThat(read.fatal).isNotNull();
        assertThat(read.fatal.what()).isNotBlank();
    }

    @Test
    void whatIsNotUtf8IsSaidToBe() {
        byte[] latin = "person,text\nalice,Mag Käse\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Read.facts(FileFormat.CSV, latin).fatal)
                .isNotNull()
                .satisfies(problem -> assertThat(problem.what()).contains("UTF-8"));
    }

    @Test
    void aMarkThatIsNeverClosedTakesNoMemory() {
        Read read = csv("person,text\nalice,\"" + "a".repeat(2_000_000));

        assertThat(read.fatal)
                .isNotNull()
                .satisfies(problem -> assertThat(problem.item()).isEqualTo(2));
    }

    @Test
    void scriptsAndOtherDirectionsAreText() {
        Read read = csv(
                "person,text\nalice,<script>alert(1)</script>\nalice,=HYPERLINK(\"\"x\"\")\nمريم,\u202eأحب الشاي\n");

        assertThat(read.texts())
                .containsExactly("<script>alert(1)</script>", "=HYPERLINK(\"\"x\"\")", "\u202eأحب الشاي");
        assertThat(read.facts.get(2).person()).isEqualTo("مريم");
    }

    @Test
    void theSameRowAlwaysHasTheSameRefAndAnotherAnother() {
        Read read = csv(
                "person,text,date\nalice,Likes tea,\nbob,Likes tea,\nalice,Likes tea,2026-01-01\nalice,Likes cake,\n");

        assertThat(read.facts.get(0).fact().ref())
                .isEqualTo(read.facts.get(1).fact().ref());
        assertThat(read.facts.stream().map(line -> line.fact().ref()).collect(Collectors.toSet()))
                .hasSize(3);
    }

    @Property(tries = 200)
    void whatIsQuotedComesBack(@ForAll @Size(max = 5) List<String> texts) {
        StringBuilder file = new StringBuilder("person,text\n");
        texts.forEach(text ->
                file.append("alice,\"").append(text.replace("\"", "\"\"")).append("\"\n"));

        Read read = Read.facts(FileFormat.CSV, file.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(read.fatal).isNull();
        assertThat(read.facts.size() + read.problems.size()).isEqualTo(texts.size());
    }

    private static Read csv(String content) {
        return Read.facts(FileFormat.CSV, content);
    }
}
