package dev.attune.profile.store;

import dev.attune.profile.learn.Act;
import dev.attune.profile.learn.Entry;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.learn.Settling;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.SensitiveClass;
import java.io.IOException;
import java.time.Instant;

/** One entry of a ledger as text: a saying as an array, a change by hand as its id and the text that the history has of it. */
final class EntryCodec {

    private static final int FORMAT = 1;
    private static final int CODES = 5;

    private EntryCodec() {}

    static String encode(Saying saying) {
        Finding finding = saying.finding();
        Evidence evidence = finding.evidence();
        return CompactWriter.array(writer -> {
            writer.number(FORMAT);
            writer.time(evidence.at());
            writer.text(TurnText.shorten(evidence.turn()));
            writer.number(saying.place());
            writer.text(codes(finding));
            writer.text(finding.text());
            writer.decimal(finding.confidence());
            writer.decimal(finding.importance());
            writer.text(evidence.quote().equals(finding.text()) ? null : evidence.quote());
            writer.time(finding.validUntil());
            writer.text(finding.instead());
            if (saying.rank() > 0) {
                writer.number(saying.rank());
            }
        });
    }

    static String encode(Adaptation byHand) {
        return byHand.id() + AdaptationCodec.encode(byHand);
    }

    static Entry decode(String text) {
        if (text.startsWith("[")) {
            return CompactReader.array(text, EntryCodec::saying);
        }
        int start = text.indexOf('[');
        if (start < 0) {
            throw new Unreadable("an entry without its text");
        }
        return new Settling(AdaptationCodec.decode(text.substring(0, start), text.substring(start)));
    }

    private static Saying saying(CompactReader reader) throws IOException {
        StateCodec.checkFormat(reader.number());
        Instant at = reader.time();
        String turn = TurnText.restore(reader.text());
        int place = Math.toIntExact(reader.number());
        String codes = reader.text();
        String text = reader.text();
        double confidence = reader.decimal();
        double importance = reader.decimal();
        String quote = reader.textOrNull();
        Instant until = reader.timeOrNull();
        String instead = reader.textOrNull();
        int rank = Math.toIntExact(reader.numberOr(0));
        SensitiveClass sensitive = codes.length() > CODES ? Code.SENSITIVE.at(codes, CODES) : null;
        Act act = Code.ACT.at(codes, 0);
        Evidence evidence = new Evidence(turn, quote == null ? text : quote, at);
        Finding finding = new Finding(
                act,
                Code.FACET.at(codes, 1),
                Code.KIND.at(codes, 2),
                text,
                instead,
                Code.ORIGIN.at(codes, 3),
                evidence,
                confidence,
                importance,
                sensitive,
                Code.STATUS.at(codes, 4),
                until);
        return new Saying(finding, rank, place);
    }

    private static String codes(Finding finding) {
        String codes = "" + Code.ACT.of(finding.act()) + Code.FACET.of(finding.facet()) + Code.KIND.of(finding.kind())
                + Code.ORIGIN.of(finding.origin()) + Code.STATUS.of(finding.status());
        return finding.sensitive() == null ? codes : codes + Code.SENSITIVE.of(finding.sensitive());
    }
}
