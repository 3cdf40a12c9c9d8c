package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Role;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chat Completions: messages in a list, blocks as messages of their own. */
final class ChatWire implements Wire {

    @Override
    public Optional<Reading> read(Buffer body) {
        byte[] bytes = body.getBytes();
        if (!Json.isUtf8(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ChatScan.scan(bytes));
        } catch (IOException notUnderstood) {
            return Optional.empty();
        }
    }

    @Override
    public Buffer splice(Buffer body, Reading reading, List<Block> blocks) {
        if (blocks.isEmpty()) {
            return body;
        }
        List<Insertion> insertions = blocks.stream()
                .map(block -> insertion(block, reading))
                .sorted(Comparator.comparingInt(Insertion::index))
                .toList();
        Buffer spliced = Buffer.buffer(
                body.length() + insertions.stream().mapToInt(Insertion::most).sum());
        int copied = 0;
        for (int number = 0; number < insertions.size(); number++) {
            Insertion insertion = insertions.get(number);
            int offset = offset(insertion.index(), reading);
            spliced.appendBuffer(body, copied, offset - copied);
            insertion.appendTo(spliced, commas(insertion.index(), number, reading));
            copied = offset;
        }
        return spliced.appendBuffer(body, copied, body.length() - copied);
    }

    @Override
    public AnswerTap tap(@Nullable String contentType, int mostCharacters) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
            return new ChatEventsTap(new AnswerText(mostCharacters));
        }
        return type.startsWith("application/json")
                ? new ChatAnswerTap(new AnswerText(mostCharacters))
                : AnswerTap.BLIND;
    }

    private static Insertion insertion(Block block, Reading reading) {
        String role = instructing(reading).label();
        String content = new String(JsonStringEncoder.getInstance().quoteAsString(block.text()));
        String message = "{\"role\":\"" + role + "\",\"content\":\"" + content + "\"}";
        return new Insertion(index(block.before(), reading), Buffer.buffer(message));
    }

    /** The role in which the app itself gives instructions. */
    private static Role instructing(Reading reading) {
        List<Reading.Message> messages = reading.messages();
        return !messages.isEmpty() && messages.get(0).role() == Role.DEVELOPER ? Role.DEVELOPER : Role.SYSTEM;
    }

    /** Index of the message ahead of which a block may go: the wanted one, or the one that called the tools whose results stand there. */
    private static int index(int wanted, Reading reading) {
        List<Reading.Message> messages = reading.messages();
        int index = Math.max(0, Math.min(wanted, messages.size()));
        if (index == messages.size()) {
            boolean awaitsResults = index > 0 && messages.get(index - 1).callsTools();
            boolean maybeMoreResults = index > 0 && messages.get(index - 1).role() == Role.TOOL;
            index -= awaitsResults || maybeMoreResults ? 1 : 0;
        }
        while (index > 0 && index < messages.size() && messages.get(index).role() == Role.TOOL) {
            index--;
        }
        return index;
    }

    private static int offset(int index, Reading reading) {
        List<Reading.Message> messages = reading.messages();
        if (index < messages.size()) {
            return messages.get(index).start();
        }
        return messages.isEmpty() ? reading.opening() : messages.get(index - 1).end();
    }

    /** Behind the last message a comma goes first; in an empty list only between the insertions. */
    private static Commas commas(int index, int number, Reading reading) {
        if (index < reading.messages().size()) {
            return Commas.BEHIND;
        }
        return reading.messages().isEmpty() && number == 0 ? Commas.NONE : Commas.AHEAD;
    }

    private enum Commas {
        NONE,
        AHEAD,
        BEHIND
    }

    private record Insertion(int index, Buffer message) {

        int most() {
            return message.length() + 1;
        }

        void appendTo(Buffer spliced, Commas commas) {
            if (commas == Commas.AHEAD) {
                spliced.appendByte((byte) ',');
            }
            spliced.appendBuffer(message);
            if (commas == Commas.BEHIND) {
                spliced.appendByte((byte) ',');
            }
        }
    }
}
