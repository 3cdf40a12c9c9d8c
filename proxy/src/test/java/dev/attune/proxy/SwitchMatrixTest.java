package dev.attune.proxy;

import static dev.attune.proxy.WiredPeople.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.ControlsPatch.SwitchPatch;
import dev.attune.profile.MemoryPatch;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting of every switch: what upstream receives, and what is left in Redis. */
final class SwitchMatrixTest {

    private static final String QUESTION = "What should I do tonight, any music, dinner or company?";

    private static WiredPeople people;

    @BeforeAll
    static void open() {
        people = new WiredPeople(Path.of("../config"));
    }

    @AfterAll
    static void close() {
        people.close();
    }

    /** Something to say that concerns one facet, and a word by which it is known again. */
    enum Wish {
        CONTENT(Facet.CONTENT, "I'm allergic to peanuts.", "peanuts"),
        STYLE(Facet.STYLE, "Please be brief in your answers from now on.", "brief"),
        INTERACTION(Facet.INTERACTION, "Please don't ask me follow-up questions.", "follow-up"),
        RECOMMENDATION(Facet.RECOMMENDATION, "I love jazz.", "jazz");

        final Facet facet;
        final String words;
        final String word;

        Wish(Facet facet, String words, String word) {
            this.facet = facet;
            this.words = words;
            this.word = word;
        }
    }

    record Setting(Wish wish, boolean learn, boolean apply) {

        ControlsPatch patch() {
            return new ControlsPatch(null, Map.of(wish.facet, new SwitchPatch(learn, apply)), null, Map.of());
        }
    }

    static Stream<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        for (Wish wish : Wish.values()) {
            for (boolean learn : List.of(true, false)) {
                for (boolean apply : List.of(true, false)) {
                    all.add(new Setting(wish, learn, apply));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aFacetIsLearnedAndAppliedAsItIsSwitched(Setting setting) {
        Person person = people.person();
        people.switchTo(person, setting.patch());
        people.say(person, setting.wish().words);
        people.learned();
        String kept = people.kept(person);
        List<Memory> ofFacet = people.memories(person).stream()
                .filter(memory -> memory.text().contains(setting.wish().word))
                .toList();
        if (setting.learn()) {
            assertThat(ofFacet)
                    .isNotEmpty()
                    .allSatisfy(memory -> assertThat(memory.facet()).isEqualTo(setting.wish().facet));
        } else {
            assertThat(kept).doesNotContain(setting.wish().word);
        }

        WiredPeople.Heard heard = people.say(person, QUESTION);
        if (setting.learn() && setting.apply()) {
            assertThat(heard.received()).contains(setting.wish().word);
        } else {
            assertThat(heard.isUntouched()).as(heard.received()).isTrue();
        }
    }

    /** What was learned while it was on stays unapplied once it is off, and comes back with it. */
    @ParameterizedTest
    @EnumSource
    void aFacetThatIsSwitchedOffLaterIsNotApplied(Wish wish) {
        Person person = people.person();
        people.say(person, wish.words);
        people.learned();
        people.switchTo(person, new Setting(wish, true, false).patch());
        assertThat(people.say(person, QUESTION).isUntouched()).isTrue();
        people.switchTo(person, new Setting(wish, true, true).patch());
        assertThat(people.say(person, QUESTION + " Again.").received()).contains(wish.word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "apply", "learn", "off"})
    void aModeHoldsForItsRequest(String mode) {
        boolean learns = mode.equals("on") || mode.equals("learn");
        boolean applies = mode.equals("on") || mode.equals("apply");
        Person stranger = people.person();
        people.say(stranger, mode, "I'm allergic to shellfish.");
        people.learned();
        assertThat(people.kept(stranger).contains("shellfish")).isEqualTo(learns);
        if (mode.equals("off")) {
            assertThat(people.keptAtAll()).doesNotContain(":" + stranger.id() + "}");
        }

        Person known = people.person();
        people.say(known, "I'm allergic to peanuts.");
        people.learned();
        people.understood(known);
        String before = people.kept(known);
        WiredPeople.Heard heard = people.say(known, mode, QUESTION);
        assertThat(heard.received().contains("peanuts")).isEqualTo(applies);
        assertThat(heard.isUntouched()).isEqualTo(!applies);
        if (mode.equals("off")) {
            people.learned();
            assertThat(people.kept(known)).isEqualTo(before);
        }
    }

    @Test
    void whoeverIsSwitchedOffIsNeitherHeardNorServed() {
        Person person = people.person();
        people.say(person, "I'm allergic to peanuts.");
        people.learned();
        people.understood(person);
        people.switchTo(person, ControlsPatch.of(Personalization.OFF));
        String before = people.kept(person);
        WiredPeople.Heard heard = people.say(person, "I'm allergic to shellfish. What should I cook?");
        people.learned();
        assertThat(heard.verdict()).isEqualTo("none; reason=disabled");
        assertThat(heard.isUntouched()).isTrue();
        assertThat(people.kept(person)).isEqualTo(before).doesNotContain("shellfish");
    }

    record Rule(SensitiveClass sensitive, SensitivePolicy policy) {

        ControlsPatch patch() {
            return new ControlsPatch(null, Map.of(), null, Map.of(sensitive, policy));
        }

        String words() {
            return switch (sensitive) {
                case HEALTH -> "I'm allergic to peanuts.";
                case RELIGION -> "I am Catholic.";
                case SEXUALITY -> "I am gay.";
                case POLITICS -> "I am a feminist.";
                case ETHNICITY -> "I am African American.";
                case FINANCES -> "My salary is 50000 dollars.";
                case LOCATION -> "I live at 12 Baker Street.";
                case MINORS -> "My daughter is 7 years old.";
            };
        }

        String word() {
            return switch (sensitive) {
                case HEALTH -> "peanuts";
                case RELIGION -> "catholic";
                case SEXUALITY -> "gay";
                case POLITICS -> "feminist";
                case ETHNICITY -> "african";
                case FINANCES -> "50000";
                case LOCATION -> "baker";
                case MINORS -> "daughter";
            };
        }

        /** Leads to it by its own words. */
        String question() {
            return "What do you know of me: " + word() + "?";
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(SensitiveClass.values())
                .flatMap(sensitive -> Stream.of(SensitivePolicy.values()).map(policy -> new Rule(sensitive, policy)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatIsSensitiveIsKeptAndToldAsItsPolicySays(Rule rule) {
        Person person = people.person();
        people.switchTo(person, rule.patch());
        people.say(person, rule.words());
        people.learned();
        List<Memory> memories = people.memories(person).stream()
                .filter(memory -> lower(memory.text()).contains(rule.word()))
                .toList();
        WiredPeople.Heard heard = people.say(person, rule.question());
        switch (rule.policy()) {
            case NEVER -> {
                assertThat(lower(people.kept(person))).doesNotContain(rule.word());
                assertThat(heard.isUntouched()).as(heard.received()).isTrue();
            }
            case STATED -> {
                assertThat(memories)
                        .isNotEmpty()
                        .allSatisfy(memory -> assertThat(memory.sensitive()).isEqualTo(rule.sensitive()));
                assertThat(heard.isUntouched()).isFalse();
            }
            case ASK -> {
                assertThat(memories)
                        .isNotEmpty()
                        .allSatisfy(memory -> assertThat(memory.status()).isEqualTo(Status.PENDING));
                assertThat(heard.isUntouched()).as(heard.received()).isTrue();
                confirm(person, memories.get(0));
                assertThat(people.say(person, rule.question() + " Again.").isUntouched())
                        .isFalse();
            }
        }
    }

    /** Refused at learning is not enough: the person may say never when it is known already. */
    @ParameterizedTest
    @EnumSource
    void whatIsNeverToBeToldIsWithheldWhenItIsKnown(SensitiveClass sensitive) {
        Person person = people.person();
        Rule stated = new Rule(sensitive, SensitivePolicy.STATED);
        people.say(person, stated.words());
        people.learned();
        assertThat(people.say(person, stated.question()).isUntouched()).isFalse();
        people.switchTo(person, new Rule(sensitive, SensitivePolicy.NEVER).patch());
        WiredPeople.Heard heard = people.say(person, stated.question());
        assertThat(heard.isUntouched()).as(heard.received()).isTrue();
    }

    /** Nor does writing it down by hand get around it. */
    @ParameterizedTest
    @EnumSource
    void whatIsWrittenByHandHasItsClass(SensitiveClass sensitive) {
        Person person = people.person();
        Rule never = new Rule(sensitive, SensitivePolicy.NEVER);
        people.switchTo(person, never.patch());
        await(people.profiles
                .memories()
                .add(
                        person,
                        new dev.attune.profile.NewMemory(
                                Facet.CONTENT, dev.attune.profile.model.Kind.FACT, never.words(), 0.5, null, null),
                        WiredPeople.BY_PERSON));
        assertThat(people.say(person, never.question()).isUntouched()).isTrue();
    }

    private static void confirm(Person person, Memory memory) {
        await(people.profiles
                .memories()
                .edit(
                        person,
                        memory.id(),
                        new MemoryPatch(null, null, null, null, Status.ACTIVE, null),
                        WiredPeople.BY_PERSON));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
