package dev.attune.console.people;

import dev.attune.profile.model.Author;
import java.util.Locale;

/** Labels as a page says them. */
final class Words {

    private Words() {}

    static String capital(String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    static String spaced(String label) {
        return label.replace('-', ' ');
    }

    static String by(Author author) {
        return switch (author) {
            case LEARNER -> "from conversation";
            case PERSON -> "by the person";
            case ADMIN -> "by an admin";
        };
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
