package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
            return new Exchange(person, conversation, turns);
        });
    }

    private static Turn turn(CompactReader reader) throws IOException {
        String id = reader.text();
        Role role = Labelled.parse(Role.class, "role", reader.text());
        String content = reader.text();
        Instant at = reader.time();
        return new Turn(id, role, reader.textOrNull(), content, at);
    }
}
