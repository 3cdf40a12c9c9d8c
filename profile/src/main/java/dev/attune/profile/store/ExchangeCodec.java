package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An exchange as text, without the person, who has a field of their own in the queue so that erasure can find them. */
final class ExchangeCodec {

    private static final int FORMAT = 1;

    private ExchangeCodec() {}

    static String encode(Exchange exchange) {
        return CompactWriter.array(writer -> {
            writer.number(FORMAT);
            writer.text(exchange.conversation());
            writer.begin();
            for (Turn turn : exchange.turns()) {
                writer.begin();
                writer.text(turn.id());
                writer.text(turn.role().label());
                writer.text(turn.content());
                writer.time(turn.at());
                writer.text(turn.name());
                writer.end();
            }
            writer.end();
            writer.text(signals(exchange));
        });
    }

    static Exchange decode(Person person, String text) {
        return CompactReader.array(text, reader -> {
            StateCodec.checkFormat(reader.number());
            String conversation = reader.text();
            List<Turn> turns = new ArrayList<>();
            if (reader.begin()) {
                while (reader.begin()) {
                    turns.add(turn(reader));
                    reader.end();
                }
                reader.end();
            }
            return new Exchange(person, conversation, turns, signals(reader.textOrNull()));
        });
    }

    private static @Nullable String signals(Exchange exchange) {
        return exchange.signals().isEmpty()
                ? null
                : exchange.signals().stream()
                        .map(Code.SIGNAL::of)
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static Set<Signal> signals(@Nullable String codes) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        for (int place = 0; codes != null && place < codes.length(); place++) {
            signals.add(Code.SIGNAL.at(codes, place));
        }
        return signals;
    }

    private static Turn turn(CompactReader reader) throws IOException {
        String id = reader.text();
        Role role = Labelled.parse(Role.class, "role", reader.text());
        String content = reader.text();
        Instant at = reader.time();
        return new Turn(id, role, reader.textOrNull(), content, at);
    }
}
