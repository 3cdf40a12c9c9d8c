package dev.attune.proxy.manage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trait as an export holds it, so that it can be read again.
 *
 * @param trait which kind it is
 * @param parts its own parts
 */
record TraitView(String trait, @JsonUnwrapped Trait parts) {

    private static final String DIAL = "dial";
    private static final String LANGUAGE = "language";
    private static final String INTEREST = "interest";
    private static final String EXPERTISE = "expertise";
    private static final String RHYTHM = "rhythm";
    private static final int MOST_CHARACTERS = 200;

    static TraitView of(Trait trait) {
        return new TraitView(nameOf(trait), trait);
    }

    private static String nameOf(Trait trait) {
        if (trait instanceof Dial) {
            return DIAL;
        }
        if (trait instanceof SpokenLanguage) {
            return LANGUAGE;
        }
        if (trait instanceof Interest) {
            return INTEREST;
        }
        return trait instanceof Expertise ? EXPERTISE : RHYTHM;
    }

    /** Reads one back. */
    static Trait read(Fields fields) {
        String kind = fields.requiredText("trait");
        Instant at = time(fields);
        return switch (kind) {
            case DIAL -> dial(fields.only(Set.of("trait", "dimension", "value", "confidence", "evidence", "at")), at);
            case LANGUAGE ->
                new SpokenLanguage(
                        text(fields.only(Set.of("trait", "language", "confidence", "evidence", "at")), "language"),
                        fields.requiredNumber("confidence"),
                        fields.requiredWhole("evidence"),
                        at);
            case INTEREST ->
                new Interest(
                        text(
                                fields.only(Set.of("trait", "topic", "weight", "evidence", "conversations", "at")),
                                "topic"),
                        fields.requiredNumber("weight"),
                        fields.requiredWhole("evidence"),
                        fields.requiredWhole("conversations"),
                        at);
            case EXPERTISE ->
                new Expertise(
                        text(fields.only(Set.of("trait", "domain", "level", "confidence", "evidence", "at")), "domain"),
                        fields.requiredNumber("level"),
                        fields.requiredNumber("confidence"),
                        fields.requiredWhole("evidence"),
                        at);
            case RHYTHM -> rhythm(fields, at);
            default ->
                throw new InvalidInput(
                        fields.path("trait"), "must be one of dial, language, interest, expertise, rhythm");
        };
    }

    private static Trait dial(Fields fields, Instant at) {
        return new Dial(
                fields.requiredChoice(Dimension.class, "dimension"),
                fields.requiredNumber("value"),
                fields.requiredNumber("confidence"),
                fields.requiredWhole("evidence"),
                at);
    }

    private static Trait rhythm(Fields fields, Instant at) {
        fields.only(Set.of(
                "trait",
                "timezone",
                "isTimezoneStated",
                "timezoneStated",
                "activeHours",
                "gapHours",
                "sessionTurns",
                "followUps",
                "proactive",
                "evidence",
                "at"));
        @Nullable
        Boolean stated =
                fields.flag(fields.names().contains("isTimezoneStated") ? "isTimezoneStated" : "timezoneStated");
        return new Rhythm(
                fields.text("timezone"),
                stated != null && stated,
                fields.wholes("activeHours"),
                fields.number("gapHours"),
                fields.number("sessionTurns"),
                fields.requiredNumber("followUps"),
                fields.requiredNumber("proactive"),
                fields.requiredWhole("evidence"),
                at);
    }

    private static String text(Fields fields, String name) {
        return InvalidInput.text(fields.path(name), fields.requiredText(name), MOST_CHARACTERS);
    }

    private static Instant time(Fields fields) {
        Instant time = fields.time("at");
        if (time == null) {
            throw new InvalidInput(fields.path("at"), "is missing");
        }
        return time;
    }
}
