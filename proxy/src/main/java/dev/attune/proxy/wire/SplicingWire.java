package dev.attune.proxy.wire;

import dev.attune.profile.model.Block;
import dev.attune.profile.model.Role;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wire whose requests hold a list of messages; what sets it apart from its like is its dialect and the shape of its answers. */
final class SplicingWire implements Wire {

    private final Dialect dialect;
    private final AnswerShape answers;

    SplicingWire(Dialect dialect, AnswerShape answers) {
        this.dialect = dialect;
        this.answers = answers;
    }

    @Override
    public Optional<Reading> read(Buffer body) {
        return read(body, false);
    }

    @Override
    public Optional<Reading> read(Buffer body, boolean teaches) {
        byte[] bytes = body.getBytes();
        if (!Json.isUtf8(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RequestScan.scan(bytes, dialect, teaches));
        } catch (IOException notUnderstood) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isFollowed() {
        return dialect.continues();
    }

    @Override
    public boolean takes(Reading reading, Placement placement) {
        // A list without messages is a mistake that upstream would tell its client of.
        boolean said = !reading.messages().isEmpty();
        return said && (isMessage(placement) || Slots.inUser(0, reading) != null);
    }

    @Override
    public Buffer splice(Buffer body, Reading reading, List<Block> blocks, Placement placement) {
        if (blocks.isEmpty() || !takes(reading, placement)) {
            return body;
        }
        boolean message = isMessage(placement);
        List<Reading.Message> messages = reading.messages();
        Role role = dialect.instructing(messages.get(0).role());
        Splice splice = new Splice(
                message
                        ? "{\"role\":\"" + role.label() + "\",\"content\":\""
                        : "{\"type\":\"" + dialect.textPart() + "\",\"text\":\"");
        for (Block block : blocks) {
            Slot slot = message ? Slots.between(block.before(), reading) : Slots.inUser(block.before(), reading);
            if (slot != null) {
                splice.put(slot, block.text());
            }
        }
        return splice.into(body);
    }

    @Override
    public AnswerTap tap(@Nullable String contentType, int mostCharacters) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
            return new EventsTap(answers, new AnswerText(mostCharacters));
        }
        return type.startsWith("application/json")
                ? new WholeAnswerTap(answers, new AnswerText(mostCharacters))
                : AnswerTap.BLIND;
    }

    @Override
    public AnswerTap tap(@Nullable String contentType, @Nullable String encoding, int mostCharacters) {
        String coding = encoding == null ? "" : encoding.trim().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> tap(contentType, mostCharacters);
            case "gzip", "x-gzip" -> new InflatingTap(tap(contentType, mostCharacters));
            case "deflate" -> new DeflateTap(tap(contentType, mostCharacters));
            default -> AnswerTap.BLIND;
        };
    }

    private boolean isMessage(Placement placement) {
        return placement == Placement.MESSAGE && dialect.takesMessages();
    }
}
