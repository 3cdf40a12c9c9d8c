package dev.attune.console.people;

import dev.attune.profile.model.Labelled;
import java.util.ArrayList;
import java.util.List;

/** One choice of a list: what is sent, and what is read. */
public record Choice(String value, String name) {

    /** Every value of a closed choice, with one ahead of them that stands for all. */
    static <E extends Enum<E> & Labelled> List<Choice> allOf(Class<E> type, String any) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", any));
        for (E one : type.getEnumConstants()) {
            choices.add(new Choice(one.label(), Words.capital(Words.spaced(one.label()))));
        }
        return List.copyOf(choices);
    }
}
