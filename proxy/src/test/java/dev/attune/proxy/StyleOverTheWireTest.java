package dev.attune.proxy;

import static dev.attune.proxy.WiredPeople.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Style learned and told through the proxy, on a real Redis. */
final class StyleOverTheWireTest {

    private static final String SHORT = "like short answers";

    private final WiredPeople people = new WiredPeople();
    private final Person ann = people.person();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void wishes_in_several_conversations_become_a_line_that_upstream_sees() {
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            assertThat(asked(thing)).doesNotContain(SHORT);
            wishes(thing, "Shorter please.");
        }
        assertThat(asked("comets")).contains(SHORT);
        assertThat(say(people.person(), message("user", "Tell me about comets")))
                .doesNotContain(SHORT);
    }

    @Test
    void nothing_is_told_while_applying_style_is_off() {
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            wishes(thing, "Shorter please.");
        }
        change(new ControlsPatch.SwitchPatch(null, false));
        assertThat(asked("comets")).doesNotContain(SHORT);
        change(new ControlsPatch.SwitchPatch(null, true));
        assertThat(asked("comets")).contains(SHORT);
    }

    @Test
    void nothing_is_counted_while_learning_style_is_off() {
        change(new ControlsPatch.SwitchPatch(false, null));
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            wishes(thing, "Shorter please.");
        }
        change(new ControlsPatch.SwitchPatch(true, null));
        wishes("comets", "Shorter please.");
        assertThat(asked("moons")).doesNotContain(SHORT);
    }

    @Test
    void what_was_told_in_a_conversation_stays_where_it_was() {
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            wishes(thing, "Shorter please.");
        }
        String first = asked("comets");
        JsonArray before = new JsonObject(first).getJsonArray("messages");
        String second = say(
                ann,
                message("user", "Tell me about comets"),
                message("assistant", "A long answer."),
                message("user", "And of moons?"));
        assertThat(new JsonObject(second).getJsonArray("messages").getJsonObject(0))
                .isEqualTo(before.getJsonObject(0));
        assertThat(second.split(SHORT, -1)).hasSize(2);
    }

    private String asked(String thing) {
        return say(ann, message("user", "Tell me about " + thing));
    }

    private void wishes(String thing, String wish) {
        say(
                ann,
                message("user", "Tell me about " + thing),
                message("assistant", "A long answer."),
                message("user", wish));
        people.learned();
    }

    private void change(ControlsPatch.SwitchPatch patch) {
        people.switchTo(ann, new ControlsPatch(null, Map.of(Facet.STYLE, patch), null, Map.of()));
    }

    private String say(Person person, JsonObject... messages) {
        return people.ask(Running.CHAT, person, "on", messages).received();
    }
}
