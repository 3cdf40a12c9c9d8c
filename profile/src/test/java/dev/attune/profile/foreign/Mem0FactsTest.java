package dev.attune.profile.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** mem0's memories, in the shapes that its API and its library give. */
final class Mem0FactsTest {

    private static final String TEA = """
            {"id": "892db2ae", "memory": "Likes tea", "user_id": "alice", "hash": "8f", "metadata": {"category": "food"},
             "created_at": "2024-07-26T10:29:36.630547-07:00", "updated_at": null, "categories": ["food"]}""";

    @Test
    void aListAndAnObjectWithAListAreTheSame() {
        for (String file : new String[] {
            "[" + TEA + "]", "{\"results\": [" + TEA + "]}", "{\"count\": {\"all\": [1]}, \"memories\": [" + TEA + "]}"
        }) {
            Read read = mem0(file);

            assertThat(read.fatal).as(file).isNull();
            assertThat(read.facts).singleElement().satisfies(line -> {
                assertThat(line.item()).isEqualTo(1);
                assertThat(line.person()).isEqualTo("alice");
                assertThat(line.fact().text()).isEqualTo("Likes tea");
                assertThat(line.fact().at()).isEqualTo(Instant.parse("2024-07-26T17:29:36.630547Z"));
            });
        }
    }

    @Test
    void sinceAnUpdateItReadsSo() {
        Read read = mem0("""
                [{"id": "1", "memory": "Likes tea", "user_id": 7, "created_at": "2024-07-26", "updated_at": "2025-01-01 10:00:00"},
                 {"id": "1", "memory": "Likes coffee", "user_id": 7, "created_at": 1721989776},
                 {"id": "2", "memory": "Likes cake"}]""");

        assertThat(read.facts).extracting(Read.Line::person).containsExactly("7", "7", null);
        assertThat(read.facts.get(0).fact().at()).isEqualTo(Instant.parse("2025-01-01T10:00:00Z"));
        assertThat(read.facts.get(1).fact().at()).isEqualTo(Instant.ofEpochSecond(1_721_989_776L));
        assertThat(read.facts.get(2).fact().at()).isNull();
        assertThat(read.facts).extracting(line -> line.fact().ref()).doesNotHaveDuplicates();
    }

    @Test
    void everyWrongItemIsListedByItsNumber() {
        Read read = mem0("""
                [7, {"text": "no memory"}, {"memory": 3}, {"memory": "  "}, {"memory": "x", "user_id": {"a": 1}},
                 {"memory": "x", "created_at": "yesterday"}, {"memory": "x", "created_at": [1]},
                 {"memory": "half \\ud83d of a pair"}, {"memory": "nul \\u0000 byte"}, {"memory": "Likes cake"}, null]""");

        assertThat(read.texts()).containsExactly("Likes cake");
        assertThat(read.problems).extracting(Problem::item).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 11);
        assertThat(read.problems)
                .allSatisfy(problem -> assertThat(problem.what()).doesNotContain("yesterday", "no memory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "{}", "{\"results\": 7}", "[{\"memory\": \"x\"}", "[] []", "[{\"memory\": \"x\"},]"})
    void aFileThatCannotBeReadSaysWhy(String content) {
        assertThat(mem0(content).fatal).as(content).isNotNull();
    }

    @Test
    void whatIsTooDeepOrTooMuchIsRefusedAndNotRead() {
        String deep = "[{\"memory\": \"x\", \"metadata\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}]";
        String wide = "[{\"memory\": \"x\", \"metadata\": [" + "[],".repeat(300_000) + "[]]}]";

        assertThat(mem0(deep).fatal)
                .isNotNull()
                .satisfies(problem -> assertThat(problem.what()).contains("nested"));
        assertThat(mem0(wide).fatal).isNotNull();
        assertThat(mem0("[{\"memory\": \"" + "x".repeat(100_000) + "\"}]").problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("4000"));
        assertThat(mem0(new String(new char[20]).replace('\0', '[')).fatal).isNotNull();
        assertThat(Read.facts(FileFormat.MEM0, "[]".getBytes(StandardCharsets.UTF_16LE)).fatal)
                .isNotNull();
    }

    private static Read mem0(String content) {
        return Read.facts(FileFormat.MEM0, content);
    }
}
