package dev.attune.profile.store;

import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Trait;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One trait as the parts of an array; what its key says is not among them. */
final class TraitCodec {

    private static final String STYLE = "style:";
    private static final String INTEREST = Interest.keyOf("");
    private static final String EXPERTISE = Expertise.keyOf("");

    private TraitCodec() {}

    static boolean isTrait(String key) {
        return key.startsWith(STYLE) || key.startsWith(INTEREST) || key.startsWith(EXPERTISE) || key.equals(Rhythm.KEY);
    }

    static void write(CompactWriter writer, Trait trait) throws IOException {
        writer.time(trait.at());
        if (trait instanceof Dial dial) {
            writer.decimal(dial.value());
            writer.decimal(dial.confidence());
            writer.number(dial.evidence());
        } else if (trait instanceof SpokenLanguage language) {
            writer.text(language.language());
            writer.decimal(language.confidence());
            writer.number(language.evidence());
        } else if (trait instanceof Interest interest) {
            writer.decimal(interest.weight());
            writer.number(interest.evidence());
            writer.number(interest.conversations());
        } else if (trait instanceof Expertise expertise) {
            writer.decimal(expertise.level());
            writer.decimal(expertise.confidence());
            writer.number(expertise.evidence());
        } else if (trait instanceof Rhythm rhythm) {
            write(writer, rhythm);
        }
    }

    private static void write(CompactWriter writer, Rhythm rhythm) throws IOException {
        writer.number(rhythm.evidence());
        writer.decimal(rhythm.followUps());
        writer.decimal(rhythm.proactive());
        writer.number(rhythm.isTimezoneStated() ? 1 : 0);
        writer.begin();
        for (int hour : rhythm.activeHours()) {
            writer.number(hour);
        }
        writer.end();
        writer.text(rhythm.timezone());
        writer.text(text(rhythm.gapHours()));
        writer.text(text(rhythm.sessionTurns()));
    }

    /** The trait that has this key. */
    static Trait read(CompactReader reader, String key) throws IOException {
        Instant at = reader.time();
        if (key.equals(SpokenLanguage.KEY)) {
            return new SpokenLanguage(reader.text(), reader.decimal(), count(reader), at);
        }
        if (key.equals(Rhythm.KEY)) {
            return rhythm(reader, at);
        }
        if (key.startsWith(INTEREST)) {
            return new Interest(key.substring(INTEREST.length()), reader.decimal(), count(reader), count(reader), at);
        }
        if (key.startsWith(EXPERTISE)) {
            return new Expertise(
                    key.substring(EXPERTISE.length()), reader.decimal(), reader.decimal(), count(reader), at);
        }
        if (key.startsWith(STYLE)) {
            Dimension dimension = Labelled.parse(Dimension.class, "dimension", key.substring(STYLE.length()));
            return new Dial(dimension, reader.decimal(), reader.decimal(), count(reader), at);
        }
        throw new Unreadable("an unknown trait");
    }

    private static Rhythm rhythm(CompactReader reader, Instant at) throws IOException {
        int evidence = count(reader);
        double followUps = reader.decimal();
        double proactive = reader.decimal();
        boolean stated = reader.number() == 1;
        List<Integer> hours = new ArrayList<>();
        if (reader.begin()) {
            for (long hour = reader.numberOr(-1); hour >= 0; hour = reader.numberOr(-1)) {
                hours.add(Math.toIntExact(hour));
            }
            reader.end();
        }
        String timezone = reader.textOrNull();
        Double gap = decimal(reader.textOrNull());
        Double turns = decimal(reader.textOrNull());
        return new Rhythm(timezone, stated, hours, gap, turns, followUps, proactive, evidence, at);
    }

    private static int count(CompactReader reader) throws IOException {
        return Math.toIntExact(reader.number());
    }

    private static @Nullable String text(@Nullable Double value) {
        return value == null ? null : Double.toString(value);
    }

    private static @Nullable Double decimal(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }
}
