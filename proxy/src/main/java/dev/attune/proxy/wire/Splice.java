package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        StringBuilder json = new StringBuilder(opening.length() + text.length() * 2);
        Filling filling = fillings.get(slot.at());
        if (filling == null) {
            filling = new Filling(slot, new ArrayList<>(2));
            fillings.put(slot.at(), filling);
        } else {
            json.append(',');
        }
        JsonStringEncoder.getInstance().quoteAsString(text, json.append(opening));
        filling.blocks().add(json.append("\"}").toString().getBytes(StandardCharsets.UTF_8));
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
            spliced.appendBuffer(body, copied, slot.at() - copied).appendString(slot.before());
            filling.blocks().forEach(spliced::appendBytes);
            spliced.appendString(slot.after())
                    .appendBuffer(body, slot.at(), slot.until() - slot.at())
                    .appendString(slot.closing());
            copied = slot.until();
        }
        return spliced.appendBuffer(body, copied, body.length() - copied);
    }

    private record Filling(Slot slot, List<byte[]> blocks) {

        int bytes() {
            return blocks.stream().mapToInt(block -> block.length).sum()
                    + slot.before().length()
                    + slot.after().length()
                    + slot.closing().length();
        }
    }
}
