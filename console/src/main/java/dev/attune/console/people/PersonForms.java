package dev.attune.console.people;

import dev.attune.console.page.Moment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the forms of a person's page, and what became of it.
 *
 * @param typed by the name of the field; the text of a memory goes by {@code text-} and its id
 * @param field the one at fault; empty when there is none
 * @param problem what is wrong with it
 * @param link that was just made; absent when none was
 */
public record PersonForms(
        Map<String, String> typed,
        String field,
        String problem,
        @Nullable Made link) {

    static final PersonForms NONE = new PersonForms(Map.of(), "", "", null);

    static PersonForms draft(String memory, String text, String problem) {
        return new PersonForms(Map.of("text-" + memory, text), "text-" + memory, problem, null);
    }

    public String problemOf(String name) {
        return field.equals(name) ? problem : "";
    }

    /** What was typed, or what stands there when nothing was. */
    public String of(String name, String otherwise) {
        return typed.getOrDefault(name, otherwise);
    }

    public boolean has(String name) {
        return typed.containsKey(name);
    }

    /** A link to the person's own page, shown this once. */
    public record Made(String url, Moment until) {

        /** Without the address: whoever has it is let in. */
        @Override
        public String toString() {
            return "Made";
        }
    }
}
