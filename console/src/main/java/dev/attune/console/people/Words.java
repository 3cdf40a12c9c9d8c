package dev.attune.console.people;

import dev.attune.profile.model.Author;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import java.util.Locale;

/** Labels as a page says them. */
public final class Words {

    private Words() {}

    public static String capital(String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    public static String spaced(String label) {
        return label.replace('-', ' ');
    }

    static String by(Author author) {
        return switch (author) {
            case LEARNER -> "from conversation";
            case PERSON -> "by the person";
            case ADMIN -> "by an admin";
        };
    }

    public static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    /** Why an answer was left as it was. */
    public static String reason(Verdict.Reason reason) {
        return switch (reason) {
            case NO_USER -> "nobody was named";
            case OFF -> "the request asked for it";
            case DISABLED -> "switched off";
            case COLD -> "nothing known yet";
            case DEADLINE -> "not ready in time";
            case STORE_UNAVAILABLE -> "the store did not answer";
            case UNSUPPORTED -> "a shape that is not personalized";
            case FAULT -> "a fault in Attune, see its log";
            case HOLDOUT -> "in the comparison group";
        };
    }

    /** Why a memory was left out of an answer. */
    public static String reason(Withheld.Reason reason) {
        return switch (reason) {
            case BELOW_THRESHOLD -> "it did not matter enough for this message";
            case OVER_BUDGET -> "there was no room left for it";
            case FACET_OFF -> "its facet is switched off";
            case SENSITIVE -> "it is sensitive, and not to be told";
            case NOT_RIPE -> "it is inferred, and from too few conversations yet";
            case ALREADY_SAID -> "the conversation has it already";
            case HOLDOUT -> "this person goes without, for comparison";
        };
    }

    /** Where in the prompt something is told. */
    public static String place(Block.Place place) {
        return switch (place) {
            case STANDING -> "behind the app's own instructions";
            case RECALLED -> "right ahead of the person's message";
        };
    }
}
