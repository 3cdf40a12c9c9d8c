package dev.attune.profile.store;

import dev.attune.profile.model.Event;
import dev.attune.profile.model.Person;

/** An event as text, for the processes on the same Redis. */
final class EventCodec {

    private static final int FORMAT = 1;
    private static final String ADAPTED = "adapted";
    private static final String ANSWERED = "answered";

    private EventCodec() {}

    static String encode(Event event) {
        return CompactWriter.array(writer -> {
            writer.number(FORMAT);
            writer.text(event.person().tenant());
            writer.text(event.person().id());
            if (event instanceof Event.Adapted adapted) {
                writer.text(ADAPTED);
                writer.text(adapted.adaptation().id());
                writer.text(AdaptationCodec.encode(adapted.adaptation()));
            } else if (event instanceof Event.Answered answered) {
                writer.text(ANSWERED);
                writer.text(answered.trace().id());
                writer.text(TraceCodec.encode(answered.trace()));
            }
        });
    }

    static Event decode(String text) {
        return CompactReader.array(text, reader -> {
            StateCodec.checkFormat(reader.number());
            Person person = new Person(reader.text(), reader.text());
            String type = reader.text();
            String id = reader.text();
            String body = reader.text();
            return switch (type) {
                case ADAPTED -> new Event.Adapted(person, AdaptationCodec.decode(id, body));
                case ANSWERED -> new Event.Answered(TraceCodec.decode(person, body));
                default -> throw new Unreadable("an event of another kind");
            };
        });
    }
}
