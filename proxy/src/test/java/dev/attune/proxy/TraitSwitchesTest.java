package dev.attune.proxy;

import static dev.attune.proxy.WiredPeople.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.ControlsPatch.SwitchPatch;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What behaviour shows, with the switches of each facet: what is counted, what becomes a trait, and what upstream receives. */
final class TraitSwitchesTest {

    /** What stands in the profile by itself makes the stage at which interests are told. */
    private static final List<String> FACTS = List.of(
            "I am allergic to peanuts.",
            "My name is Kim.",
            "I work as a nurse.",
            "I play the oboe.",
            "I am vegetarian.",
            "I have two sisters.",
            "I drive an old van.",
            "I have a dog.");

    private static final int DAYS = 8;

    private static WiredPeople people;

    @BeforeAll
    static void open() {
        people = new WiredPeople(Path.of("../config"));
    }

    @AfterAll
    static void close() {
        people.close();
    }

    /** A trait, who counts for it, and what is told of it. */
    enum Shown {
        DIAL(Facet.STYLE, Dial.class, "style", "like short answers"),
        INTEREST(Facet.RECOMMENDATION, Interest.class, "topics", "They come back to chess"),
        EXPERTISE(Facet.CONTENT, Expertise.class, "terms", "They know the basics of programming"),
        RHYTHM(Facet.INTERACTION, Rhythm.class, "rhythm", "They pass over closing questions");

        final Facet facet;
        final Class<? extends Trait> trait;
        final String tally;
        final String told;

        Shown(Facet facet, Class<? extends Trait> trait, String tally, String told) {
            this.facet = facet;
            this.trait = trait;
            this.tally = tally;
            this.told = told;
        }

        ControlsPatch learning(boolean on) {
            return new ControlsPatch(null, Map.of(facet, new SwitchPatch(on, null)), null, Map.of());
        }

        ControlsPatch applying(boolean on) {
            return new ControlsPatch(null, Map.of(facet, new SwitchPatch(null, on)), null, Map.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCountedWhileLearningIsOff(Shown shown) {
        Person person = people.person();
        people.switchTo(person, shown.learning(false));
        live(person, 0);
        assertThat(counted(person, shown)).isEmpty();
        assertThat(traits(person, shown)).isEmpty();
        assertThat(people.say(person, "Tell me about comets.").received()).doesNotContain(shown.told);

        // The same is counted from then on, as it is for whoever had never switched it off.
        people.switchTo(person, shown.learning(true));
        live(person, 20);
        assertThat(counted(person, shown)).isNotEmpty();
        assertThat(traits(person, shown)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCountedStaysAsItIsOnceLearningIsOff(Shown shown) {
        Person person = people.person();
        live(person, 0);
        String before = counted(person, shown);
        List<? extends Trait> traits = traits(person, shown);
        assertThat(before).isNotEmpty();
        assertThat(traits).isNotEmpty();
        people.switchTo(person, shown.learning(false));
        live(person, 20);
        assertThat(counted(person, shown)).isEqualTo(before);
        assertThat(traits(person, shown)).isEqualTo(traits);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RHYTHM")
    void nothingIsToldWhileApplyingIsOff(Shown shown) {
        Person person = people.person();
        for (int at = 0; at < FACTS.size(); at++) {
            teach(person, "facts" + at, ago(DAYS + 30), user(FACTS.get(at)));
        }
        live(person, 0);
        assertThat(people.say(person, "Tell me about comets.").received())
                .as("%s", traits(person, shown))
                .contains(shown.told);
        people.switchTo(person, shown.applying(false));
        assertThat(people.say(person, "Tell me about moons.").received()).doesNotContain(shown.told);
        people.switchTo(person, shown.applying(true));
        assertThat(people.say(person, "Tell me about stars.").received()).contains(shown.told);
    }

    /** A week and a day of somebody's conversations. */
    private static void live(Person person, int from) {
        for (int day = 0; day < DAYS; day++) {
            Instant at = ago(DAYS - day);
            String name = "c" + from + "." + day;
            teach(person, name + "s", at, assistant("A long answer."), user("Shorter please."));
            teach(
                    person,
                    name,
                    at.plusSeconds(600),
                    user("Which chess opening suits me best?"),
                    assistant("The London. Shall I go on with its main line?"),
                    user("How do I keep the compost in my garden wet?"),
                    assistant("With water. Do you want a plan for the summer?"),
                    user("Is there a recipe for lentil soup that keeps?"),
                    assistant("There is."));
            teach(
                    person,
                    name + "p",
                    at.plusSeconds(1_200),
                    user("The mutex is held while the semaphore of the thread pool is free."));
            teach(
                    person,
                    name + "q",
                    at.plusSeconds(1_800),
                    user("I moved the coroutine and the closure out of the event loop, the bytecode is smaller."));
        }
    }

    private record Said(Role role, String content) {}

    private static Said user(String content) {
        return new Said(Role.USER, content);
    }

    private static Said assistant(String content) {
        return new Said(Role.ASSISTANT, content);
    }

    private static void teach(Person person, String conversation, Instant at, Said... said) {
        List<Turn> turns = new ArrayList<>();
        for (Said one : said) {
            turns.add(new Turn(
                    conversation + ":" + turns.size(),
                    one.role,
                    null,
                    one.content,
                    at.plusSeconds(60L * turns.size())));
        }
        await(people.profiles.learning().teachAndWait(new Exchange(person, conversation, turns)));
    }

    private static Instant ago(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    private static List<? extends Trait> traits(Person person, Shown shown) {
        return await(people.profiles.people().find(person)).traits(shown.trait);
    }

    /** What lies in Redis of one who counts; empty when there is nothing. */
    private static String counted(Person person, Shown shown) {
        String all = people.redis.contents("*:" + person.id() + "}:habits");
        Matcher found = Pattern.compile("[{ ]" + shown.tally + "=(.*?)(?=, \\p{Alpha}+=|, @|\\}\\n)")
                .matcher(all);
        return found.find() ? found.group(1) : "";
    }
}
