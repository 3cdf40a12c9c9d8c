package dev.attune.console.policies;

import dev.attune.console.people.Choice;
import java.util.List;

/**
 * One field of a policy that is not written as a text.
 *
 * @param value what is chosen or typed
 * @param options to choose from; none where it is typed
 */
public record Field(String name, String label, String value, List<Choice> options, String hint) {

    public Field {
        options = List.copyOf(options);
    }
}
