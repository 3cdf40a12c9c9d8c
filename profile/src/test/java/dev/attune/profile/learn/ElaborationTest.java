package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was said only to explain a preference goes with it, and nothing else does. */
final class ElaborationTest {

    private final Reconciler reconciler = new Reconciler(Taught.FILES);
    private Profile profile = Taught.NOBODY;
    private int turns;

    @Test
    void reasons_go_with_the_preference_that_they_were_given_for() {
        say("I like jazz. Jazz keeps me awake on long drives.");
        say("I've gone off jazz, I prefer folk now.");
        assertThat(held()).noneMatch(text -> text.startsWith("Jazz keeps"));
        assertThat(profile.memories().stream()
                        .filter(memory -> memory.text().startsWith("Jazz keeps"))
                        .map(Memory::status))
                .containsExactly(Status.SUPERSEDED);
    }

    @Test
    void reasons_that_do_not_name_it_go_where_they_can_explain_nothing_else() {
        say("I love the beach. The sound of waves calms me.");
        say("I used to love the beach, but now I prefer mountains.");
        assertThat(held()).containsExactly("They prefer mountains");
    }

    @Test
    void what_is_said_of_the_person_beside_it_stays() {
        say("I love the beach and I work as a nurse. I have two dogs. I am allergic to beach grass.");
        say("I used to love the beach, but now I prefer mountains.");
        assertThat(held()).contains("They work as a nurse", "They have two dogs", "They are allergic to beach grass");
    }

    @Test
    void what_was_said_elsewhere_too_stays() {
        say("I like jazz. I find jazz clubs cosy.");
        say("I find jazz clubs cosy.");
        say("I used to like jazz, but now I prefer folk.");
        assertThat(held()).contains("They find jazz clubs cosy");
    }

    @Test
    void a_forgotten_preference_takes_its_reason_along_as_one_change() {
        say("I like jazz. Jazz keeps me awake on long drives.");
        int before = held().size();
        List<Adaptation> forgotten = say("Forget that I like jazz.");
        assertThat(held()).isEmpty();
        assertThat(forgotten)
                .singleElement()
                .satisfies(one -> assertThat(one.changes()).hasSize(before));
    }

    private List<Adaptation> say(String words) {
        Turn turn = new Turn("t" + turns, Role.USER, null, words, Taught.NOON.plusSeconds(60L * turns++));
        List<Adaptation> adaptations = reconciler.reconcile(profile, Saying.of(Taught.by(turn)), turn.at());
        profile = adaptations.isEmpty() ? profile : profile.after(adaptations);
        return adaptations;
    }

    private List<String> held() {
        return profile.memories().stream()
                .filter(memory -> memory.status() == Status.ACTIVE)
                .map(Memory::text)
                .toList();
    }
}
