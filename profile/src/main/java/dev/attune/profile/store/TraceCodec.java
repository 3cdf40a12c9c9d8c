package dev.attune.profile.store;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A trace as text, without the person, whose key it stands under. */
final class TraceCodec {

    private static final int FORMAT = 1;

    private TraceCodec() {}

    static String encode(Trace trace) {
        return CompactWriter.array(writer -> {
            writer.number(FORMAT);
            writer.text(trace.id());
            writer.time(trace.at());
            writer.text(trace.conversation());
            writer.text(trace.model());
            writer.text(trace.outcome().label());
            writer.number(trace.tokens());
            writeVerdict(writer, trace.verdict());
            writeMicros(writer, trace.micros());
            writeRetrieved(writer, trace.retrieved());
            writeInjected(writer, trace.injected());
            writeWithheld(writer, trace.withheld());
        });
    }

    static Trace decode(Person person, String text) {
        return CompactReader.array(text, reader -> {
            StateCodec.checkFormat(reader.number());
            String id = reader.text();
            Instant at = reader.time();
            String conversation = reader.text();
            String model = reader.text();
            Answer.Outcome outcome = Labelled.parse(Answer.Outcome.class, "outcome", reader.text());
            int tokens = Math.toIntExact(reader.number());
            Verdict verdict = readVerdict(reader);
            Micros micros = readMicros(reader);
            List<Trace.Retrieved> retrieved = readRetrieved(reader);
            List<Trace.Injected> injected = readInjected(reader);
            List<Withheld> withheld = readWithheld(reader);
            return new Trace(
                    id,
                    at,
                    person,
                    conversation,
                    model,
                    verdict,
                    outcome,
                    retrieved,
                    injected,
                    withheld,
                    micros,
                    tokens);
        });
    }

    private static void writeVerdict(CompactWriter writer, Verdict verdict) throws IOException {
        writer.begin();
        if (verdict instanceof Verdict.Applied applied) {
            writer.absent();
            writer.number(applied.standing());
            writer.number(applied.recalled());
        } else if (verdict instanceof Verdict.None none) {
            writer.text(none.reason().label());
        }
        writer.end();
    }

    private static Verdict readVerdict(CompactReader reader) throws IOException {
        enter(reader);
        String reason = reader.textOrNull();
        Verdict verdict = reason == null
                ? new Verdict.Applied(Math.toIntExact(reader.number()), Math.toIntExact(reader.number()))
                : new Verdict.None(Labelled.parse(Verdict.Reason.class, "reason", reason));
        reader.end();
        return verdict;
    }

    private static void writeMicros(CompactWriter writer, Micros micros) throws IOException {
        writer.begin();
        writer.number(micros.identify());
        writer.number(micros.load());
        writer.number(micros.recall());
        writer.number(micros.compose());
        writer.number(micros.splice());
        writer.end();
    }

    private static Micros readMicros(CompactReader reader) throws IOException {
        enter(reader);
        Micros micros = new Micros(reader.number(), reader.number(), reader.number(), reader.number(), reader.number());
        reader.end();
        return micros;
    }

    private static void writeRetrieved(CompactWriter writer, List<Trace.Retrieved> retrieved) throws IOException {
        writer.begin();
        for (Trace.Retrieved one : retrieved) {
            writer.begin();
            writer.text(one.memory());
            writer.decimal(one.score());
            writer.end();
        }
        writer.end();
    }

    private static List<Trace.Retrieved> readRetrieved(CompactReader reader) throws IOException {
        List<Trace.Retrieved> retrieved = new ArrayList<>();
        enter(reader);
        while (reader.begin()) {
            retrieved.add(new Trace.Retrieved(reader.text(), reader.decimal()));
            reader.end();
        }
        reader.end();
        return retrieved;
    }

    private static void writeInjected(CompactWriter writer, List<Trace.Injected> injected) throws IOException {
        writer.begin();
        for (Trace.Injected one : injected) {
            writer.begin();
            writer.text(one.memory());
            writer.text(one.text());
            writer.number(one.tokens());
            writer.text(one.place().label());
            writer.end();
        }
        writer.end();
    }

    private static List<Trace.Injected> readInjected(CompactReader reader) throws IOException {
        List<Trace.Injected> injected = new ArrayList<>();
        enter(reader);
        while (reader.begin()) {
            String memory = reader.text();
            String text = reader.text();
            int tokens = Math.toIntExact(reader.number());
            Block.Place place = Labelled.parse(Block.Place.class, "place", reader.text());
            injected.add(new Trace.Injected(memory, text, tokens, place));
            reader.end();
        }
        reader.end();
        return injected;
    }

    private static void writeWithheld(CompactWriter writer, List<Withheld> withheld) throws IOException {
        writer.begin();
        for (Withheld one : withheld) {
            writer.begin();
            writer.text(one.memory());
            writer.text(one.reason().label());
            writer.end();
        }
        writer.end();
    }

    private static List<Withheld> readWithheld(CompactReader reader) throws IOException {
        List<Withheld> withheld = new ArrayList<>();
        enter(reader);
        while (reader.begin()) {
            String memory = reader.text();
            withheld.add(new Withheld(memory, Labelled.parse(Withheld.Reason.class, "reason", reader.text())));
            reader.end();
        }
        reader.end();
        return withheld;
    }

    private static void enter(CompactReader reader) throws IOException {
        if (!reader.begin()) {
            throw new Unreadable("a list is missing");
        }
    }
}
