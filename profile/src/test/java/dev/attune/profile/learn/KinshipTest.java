package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far what was said reaches. */
final class KinshipTest {

    private final List<String> said = new ArrayList<>();
    private final Kinship kinship = new Reconciler(Taught.FILES).kinship();

    @Test
    void reaches_what_says_the_same_through_others_and_nothing_else() {
        int last = add("I moved to Bruges.", "I love opera.", "I have a parrot called Polly.", "I live in Ghent.");
        assertThat(kin(last)).containsExactly("They moved to Bruges", "They live in Ghent");
    }

    @Test
    void reaches_what_is_taken_back() {
        int last = add("I love opera.", "I play the oboe in an orchestra.", "Forget that I play the oboe.");
        assertThat(kin(last)).hasSize(2).noneMatch(text -> text.contains("opera"));
    }

    private List<String> kin(int number) {
        return kinship.of(number).stream().map(said::get).toList();
    }

    private int add(String... words) {
        int last = -1;
        for (String text : words) {
            Turn turn = new Turn("t" + said.size(), Role.USER, null, text, Taught.NOON);
            for (Saying saying : Saying.of(Taught.by(turn))) {
                said.add(saying.finding().text());
                last = kinship.add(saying);
            }
        }
        return last;
    }
}
