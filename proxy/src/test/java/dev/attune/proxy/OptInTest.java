package dev.attune.proxy;

import static dev.attune.proxy.WiredPeople.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.NewMemory;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house in which nobody is personalized before they say so. */
final class OptInTest {

    @TempDir
    private Path config;

    private WiredPeople people;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(config.resolve("policy"));
        Files.writeString(config.resolve("policy/tenants.yaml"), "everyone: {personalization: off}\ntenants: {}\n");
        people = new WiredPeople(config);
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void notAByteIsKeptOfWhoeverHasNotSaidYes() {
        Person person = people.person();
        for (String mode : List.of("on", "apply", "learn", "off")) {
            WiredPeople.Heard heard = people.say(person, mode, "I'm allergic to peanuts.");
            assertThat(heard.verdict()).isIn("none; reason=disabled", "none; reason=off");
            assertThat(heard.isUntouched()).isTrue();
        }
        Exchange taught = new Exchange(
                person, "c1", List.of(new Turn("t1", Role.USER, null, "I'm allergic to peanuts.", Instant.now())));
        await(people.profiles.learning().teach(taught));
        assertThat(await(people.profiles.learning().teachAndWait(taught))).isEmpty();
        assertThatThrownBy(() -> await(people.profiles
                        .memories()
                        .add(
                                person,
                                new NewMemory(Facet.CONTENT, Kind.FACT, "Likes peanuts.", 0.5, null, null),
                                WiredPeople.BY_PERSON)))
                .hasCauseInstanceOf(ProfileFailure.class);
        people.learned();
        assertThat(people.keptAtAll()).doesNotContain(person.id()).doesNotContain("peanuts");
    }

    @Test
    void whoeverSaysYesIsHeardAndServedFromThenOn() {
        Person person = people.person();
        people.say(person, "I'm allergic to peanuts.");
        people.switchTo(person, ControlsPatch.of(Personalization.ON));
        people.say(person, "I'm allergic to shellfish.");
        people.learned();
        assertThat(people.kept(person)).contains("shellfish").doesNotContain("peanuts");
        assertThat(people.say(person, "What should I cook?").received()).contains("shellfish");
        people.switchTo(person, ControlsPatch.of(Personalization.OFF));
        assertThat(people.say(person, "What should I cook tomorrow?").isUntouched())
                .isTrue();
    }
}
