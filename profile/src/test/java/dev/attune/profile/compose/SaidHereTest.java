package dev.attune.profile.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.recall.Known;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which memories a conversation has in the person's own words. */
final class SaidHereTest {

    private static final Mark HERE = new Mark(Role.USER, 0x1234_5678_9ABC_DEF0L);
    private static final Mark ELSEWHERE = new Mark(Role.USER, 42);
    private static final String TEXT = "I live in Bergen";

    @Test
    void a_memory_is_said_where_its_message_is() {
        Memory memory = memory(said(HERE, TEXT));
        assertThat(said(memory, HERE)).containsExactly("m");
        assertThat(said(memory, ELSEWHERE, HERE)).containsExactly("m");
    }

    @Test
    void once_the_message_is_cut_off_it_is_not() {
        assertThat(said(memory(said(HERE, TEXT)), ELSEWHERE)).isEmpty();
    }

    @Test
    void an_answer_of_the_same_bytes_says_nothing() {
        assertThat(said(memory(said(HERE, TEXT)), new Mark(Role.ASSISTANT, HERE.hash())))
                .isEmpty();
    }

    @Test
    void what_merely_confirms_does_not_say_what_others_know_more_exactly() {
        Memory memory = memory(said(ELSEWHERE, "I live in Bergen, in the old town"), said(HERE, "I live near a fjord"));
        assertThat(said(memory, HERE)).isEmpty();
    }

    @Test
    void what_says_it_again_in_full_says_it() {
        assertThat(said(memory(said(ELSEWHERE, "Bergen is home"), said(HERE, TEXT + ".")), HERE))
                .containsExactly("m");
    }

    @Test
    void upstream_may_have_the_message() {
        SaidHere here = new SaidHere(Known.profile(memory(said(HERE, TEXT))));
        assertThat(here.in(asking(ELSEWHERE), Set.of(SaidHere.mark(HERE)))).containsExactly("m");
    }

    @Test
    void turns_that_the_app_names_have_no_mark() {
        for (String turn : List.of("t1", "", "~", "u1~12345zzz", "~1234567")) {
            assertThat(said(memory(new Evidence(turn, TEXT, Known.NOW)), HERE)).isEmpty();
        }
    }

    private static Set<String> said(Memory memory, Mark... marks) {
        return new SaidHere(Known.profile(memory)).in(asking(marks), Set.of());
    }

    private static Evidence said(Mark message, String quote) {
        return new Evidence(SaidHere.marked("u1", message), quote, Known.NOW);
    }

    private static Memory memory(Evidence... evidence) {
        Memory memory = Known.memory("m", Kind.FACT, TEXT, 10);
        return memory.withEvidence(Stream.of(evidence).toList(), memory.confidence());
    }

    private static Asking asking(Mark... marks) {
        return new Asking(new Person("default", "ana"), null, "m", Mode.ON, List.of(marks), 0, "hello", Known.NOW);
    }
}
