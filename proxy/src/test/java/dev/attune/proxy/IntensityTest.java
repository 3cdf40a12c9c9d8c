package dev.attune.proxy;

import static dev.attune.proxy.WiredPeople.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.NewMemory;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much upstream is told, and how personally, by what the person wants and by how well they are known. */
final class IntensityTest {

    private static final List<String> LIKES = List.of(
            "jazz", "hiking", "chess", "opera", "sailing", "pottery", "cycling", "astronomy", "gardening", "origami");

    private static WiredPeople people;

    @BeforeAll
    static void open() {
        people = new WiredPeople(Path.of("../config"));
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @Test
    void subtleTellsLessThanBalancedAndThatLessThanFull() {
        String subtle = toldTo(Intensity.SUBTLE);
        String balanced = toldTo(Intensity.BALANCED);
        String full = toldTo(Intensity.FULL);
        assertThat(lines(subtle)).isPositive().isLessThan(lines(balanced));
        assertThat(lines(balanced)).isLessThan(lines(full));
        assertThat(subtle).contains("do not use their name");
        assertThat(balanced).contains("their name rarely");
        assertThat(full).contains("not in every answer").doesNotContain("their name rarely");
    }

    @Test
    void whoeverIsNewIsToldOfLessAndLessFamiliarlyThanAnOldAcquaintance() {
        Person fresh = people.person();
        LIKES.forEach(like -> {
            if (LIKES.indexOf(like) < 5) {
                add(fresh, Kind.PREFERENCE, "They like " + like);
            }
        });
        Person old = people.person();
        LIKES.forEach(like -> {
            if (LIKES.indexOf(like) < 5) {
                add(old, Kind.PREFERENCE, "They like " + like);
            }
        });
        for (int number = 0; number < 20; number++) {
            add(old, Kind.FACT, "They once counted to " + number);
        }
        String ofFresh = people.say(fresh, "Good morning.").received();
        String ofOld = people.say(old, "Good morning.").received();
        assertThat(likes(ofFresh)).isLessThan(likes(ofOld));
        assertThat(ofFresh).contains("do not sound familiar");
        assertThat(ofOld).doesNotContain("do not sound familiar");
    }

    private static String toldTo(Intensity intensity) {
        Person person = people.person();
        people.switchTo(person, new ControlsPatch(null, Map.of(), intensity, Map.of()));
        LIKES.forEach(like -> add(person, Kind.PREFERENCE, "They like " + like));
        for (int number = 0; number < 12; number++) {
            add(person, Kind.CONSTRAINT, "They cannot eat dish number " + number);
        }
        return people.say(person, "Good morning.").received();
    }

    private static void add(Person person, Kind kind, String text) {
        await(people.profiles
                .memories()
                .add(person, new NewMemory(Facet.CONTENT, kind, text, 0.5, null, null), WiredPeople.BY_PERSON));
    }

    private static long lines(String body) {
        return body.split("\\\\n- ", -1).length - 1L;
    }

    private static long likes(String body) {
        return LIKES.stream().filter(body::contains).count();
    }
}
