package dev.attune.profile.store;

import dev.attune.profile.learn.Act;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** One character for each choice of a closed set, for Redis. A character is never given another meaning. */
final class Code<E extends Enum<E>> {

    static final Code<Facet> FACET = new Code<>(Facet.class, facet -> switch (facet) {
        case CONTENT -> 'c';
        case STYLE -> 's';
        case INTERACTION -> 'i';
        case RECOMMENDATION -> 'r';
    });

    static final Code<Kind> KIND = new Code<>(Kind.class, kind -> switch (kind) {
        case PREFERENCE -> 'p';
        case CONSTRAINT -> 'c';
        case FACT -> 'f';
        case INTEREST -> 'i';
        case IDENTITY -> 'd';
        case INSTRUCTION -> 'n';
        case EPISODE -> 'e';
    });

    static final Code<Origin> ORIGIN = new Code<>(Origin.class, origin -> switch (origin) {
        case STATED -> 's';
        case INFERRED -> 'i';
        case EDITED -> 'e';
        case IMPORTED -> 'm';
    });

    static final Code<Status> STATUS = new Code<>(Status.class, status -> switch (status) {
        case ACTIVE -> 'a';
        case PENDING -> 'p';
        case QUARANTINED -> 'q';
        case SUPERSEDED -> 's';
        case RETIRED -> 'r';
    });

    static final Code<SensitiveClass> SENSITIVE = new Code<>(SensitiveClass.class, sensitive -> switch (sensitive) {
        case HEALTH -> 'h';
        case RELIGION -> 'r';
        case SEXUALITY -> 's';
        case POLITICS -> 'p';
        case ETHNICITY -> 'e';
        case FINANCES -> 'f';
        case LOCATION -> 'l';
        case MINORS -> 'm';
    });

    static final Code<SensitivePolicy> POLICY = new Code<>(SensitivePolicy.class, policy -> switch (policy) {
        case NEVER -> 'n';
        case STATED -> 's';
        case ASK -> 'a';
    });

    static final Code<Personalization> PERSONALIZATION =
            new Code<>(Personalization.class, personalization -> switch (personalization) {
                case ON -> '1';
                case OFF -> '0';
            });

    static final Code<Intensity> INTENSITY = new Code<>(Intensity.class, intensity -> switch (intensity) {
        case SUBTLE -> 's';
        case BALANCED -> 'b';
        case FULL -> 'f';
    });

    static final Code<What> WHAT = new Code<>(What.class, what -> switch (what) {
        case LEARNED -> 'l';
        case REINFORCED -> 'i';
        case REFINED -> 'f';
        case SUPERSEDED -> 's';
        case RETIRED -> 'r';
        case EDITED -> 'e';
        case TOGGLED -> 't';
        case IMPORTED -> 'm';
        case UNDONE -> 'u';
    });

    static final Code<Author> AUTHOR = new Code<>(Author.class, author -> switch (author) {
        case LEARNER -> 'l';
        case PERSON -> 'p';
        case ADMIN -> 'a';
    });

    static final Code<Signal> SIGNAL = new Code<>(Signal.class, signal -> switch (signal) {
        case LEFT -> 'l';
        case REGENERATED -> 'r';
        case LIKED -> '+';
        case DISLIKED -> '-';
        case UNRATED -> '0';
    });

    static final Code<Act> ACT = new Code<>(Act.class, act -> switch (act) {
        case STATE -> 's';
        case CORRECT -> 'c';
        case RETRACT -> 'r';
    });

    private final Function<E, Character> codes;
    private final Map<Character, E> choices = new HashMap<>();

    private Code(Class<E> type, Function<E, Character> codes) {
        this.codes = codes;
        for (E choice : type.getEnumConstants()) {
            E other = choices.put(codes.apply(choice), choice);
            if (other != null) {
                throw new IllegalStateException(other + " and " + choice + " have the same code");
            }
        }
    }

    char of(E choice) {
        return codes.apply(choice);
    }

    /** The choice that the character at this place stands for. */
    E at(String text, int place) {
        E choice = place < text.length() ? choices.get(text.charAt(place)) : null;
        if (choice == null) {
            throw new Unreadable("an unknown code");
        }
        return choice;
    }
}
