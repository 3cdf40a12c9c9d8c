package dev.attune.profile.store;

import dev.attune.profile.model.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The evidence of something with a text and a time of its own, which are not written again where a quote and its time are the same: an
 * episode is its own quote.
 */
record EvidenceCodec(String text, Instant at) {

    void write(CompactWriter writer, List<Evidence> evidence) throws IOException {
        for (Evidence one : evidence) {
            writer.begin();
            writer.text(TurnText.shorten(one.turn()));
            writer.text(one.quote().equals(text) ? null : one.quote());
            writer.time(one.at().equals(at) ? null : one.at());
            writer.end();
        }
    }

    /** Reads to the end of the array. */
    List<Evidence> read(CompactReader reader) throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        while (reader.begin()) {
            String turn = TurnText.restore(reader.text());
            String quote = reader.textOrNull();
            Instant said = reader.timeOrNull();
            evidence.add(new Evidence(turn, quote == null ? text : quote, said == null ? at : said));
            reader.end();
        }
        return evidence;
    }
}
