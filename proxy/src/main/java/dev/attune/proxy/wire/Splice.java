package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.TreeMap;

/** Blocks on their way into a body. */
final class Splice {

    private final String opening;
    private final Map<Integer, Filling> fillings = new TreeMap<>();
    private int bytes;

    /** @param opening of each block, up to the quote that begins its text; a quote and a brace close it */
    Splice(String opening) {
        this.opening = opening;
    }

    /** Of several in one slot, the first comes first. */
    void put(Slot slot, String text) {
        StringBuilder json = new StringBuilder(opening);
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        Filling filling = fillings.computeIfAbsent(slot.at(), first -> new Filling(slot, Buffer.buffer()));
        if (filling.blocks().length() > 0) {
            filling.blocks().appendByte((byte) ',');
        }
        filling.blocks().appendString(json.append("\"}").toString());
    }

    /** A new buffer: the body's own bytes, with what was put between. */
    Buffer into(Buffer body) {
        if (fillings.isEmpty()) {
            return body;
        }
        fillings.values().forEach(filling -> bytes += filling.bytes());
        Buffer spliced = Buffer.buffer(body.length() + bytes);
        int copied = 0;
        for (Filling filling : fillings.values()) {
            Slot slot = filling.slot();
            spliced.appendBuffer(body, copied, slot.at() - copied)
                    .appendString(slot.before())
                    .appendBuffer(filling.blocks())
                    .appendString(slot.after())
                    .appendBuffer(body, slot.at(), slot.until() - slot.at())
                    .appendString(slot.closing());
            copied = slot.until();
        }
        return spliced.appendBuffer(body, copied, body.length() - copied);
    }

    private record Filling(Slot slot, Buffer blocks) {

        int bytes() {
            return blocks.length()
                    + slot.before().length()
                    + slot.after().length()
                    + slot.closing().length();
        }
    }
}
