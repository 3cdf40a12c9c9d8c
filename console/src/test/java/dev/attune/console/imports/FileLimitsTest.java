package dev.attune.console.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.PersonImport;
import dev.attune.profile.foreign.ConversationSink;
import dev.attune.profile.foreign.FileFormat;
import dev.attune.profile.foreign.PastConversation;
import dev.attune.profile.foreign.PersonFile;
import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold as much as they may, and more by one. */
final class FileLimitsTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");
    private static final int MEBIBYTES_64 = 64 * 1024 * 1024;

    private final Tally tally = new Tally();

    @TempDir
    Path folder = Path.of("unset");

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aFileHasAHundredThousandFacts(int beyond) {
        FactGroups groups = new FactGroups(order(FileFormat.CSV), tally);
        for (int number = 0; number < 100_000 + beyond; number++) {
            groups.fact(number + 1, "person " + number / 2_000, fact(number));
        }
        groups.finish();

        assertThat(groups.amount().items()).isEqualTo(100_000);
        assertRefused(beyond, "It holds 100001 facts, and a file may hold 100000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofOnePersonItHasTwoThousand(int beyond) {
        FactGroups groups = new FactGroups(order(FileFormat.CSV), tally);
        groups.fact(1, "bob", fact(-1));
        for (int number = 0; number < 2_000 + beyond; number++) {
            groups.fact(number + 2, "alice", fact(number));
        }
        groups.finish();

        assertRefused(beyond, "more than 2000 facts of one person");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anExportHas64Mebibytes(int beyond) throws IOException {
        Path path = folder.resolve("export");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(MEBIBYTES_64 + beyond);
        }
        try (HeldFile held = HeldFile.take(path)) {
            Plan plan = new PersonSource(order(FileFormat.ATTUNE), held, FileLimitsTest::read).check();

            assertThat(plan.unreadable()).isEqualTo(beyond > 0);
            assertThat(plan.amount().persons()).isEqualTo(1 - beyond);
            assertThat(plan.problems())
                    .extracting(Problem::what)
                    .isEqualTo(
                            beyond == 0
                                    ? List.of()
                                    : List.of("It is larger than an export of one person can be (64 MiB)."));
        }
    }

    @Test
    void soHasAConversation() {
        ChatSource.Index index = new ChatSource.Index(tally);
        index.conversation(new ConversationSink.Place(1, 10, 10 + MEBIBYTES_64), conversation());
        index.conversation(new ConversationSink.Place(2, 10, 11 + MEBIBYTES_64), conversation());
        index.finish();
        Plan plan = tally.plan(ImportJob.Amount.NONE);

        assertThat(plan.own()).isEqualTo(1);
        assertThat(plan.unreadable()).isFalse();
        assertThat(plan.problems()).containsExactly(new Problem(2, "It is larger than 64 MiB."));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aFileHasTwoHundredThousandConversations(int beyond) {
        ChatSource.Index index = new ChatSource.Index(tally);
        PastConversation conversation = conversation();
        for (int number = 0; number < 200_000 + beyond; number++) {
            index.conversation(new ConversationSink.Place(number + 1, 0, 1), conversation);
        }
        index.finish();

        assertThat(tally.plan(ImportJob.Amount.NONE).own()).isEqualTo(200_000);
        assertRefused(beyond, "It holds 200001 conversations, and a file may hold 200000");
    }

    private void assertRefused(int beyond, String problem) {
        Plan plan = tally.plan(ImportJob.Amount.NONE);
        assertThat(plan.unreadable()).isEqualTo(beyond > 0);
        assertThat(plan.problems()).hasSize(beyond).allMatch(one -> one.what().contains(problem));
    }

    private static PersonFile read(byte[] json) {
        return new PersonFile(
                json.length == MEBIBYTES_64 ? "kim" : "nobody",
                new PersonImport(List.of(), List.of(), ControlsPatch.NONE),
                List.of());
    }

    private static PastConversation conversation() {
        return new PastConversation("c1", List.of(new Turn("t1", Role.USER, null, "I have a dog", MARCH)));
    }

    private static Fact fact(int number) {
        return new Fact("fact:csv:" + number, "Owns item " + number, null, null, MARCH);
    }

    private static Order order(FileFormat format) {
        return new Order("i1", "default", "edi", format, "file", null, MARCH);
    }
}
