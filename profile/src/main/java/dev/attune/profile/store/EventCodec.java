package dev.attune.profile.store;

import dev.attune.profile.model.Event;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;

/** An event as text, for the processes on the same Redis: a line that says whose it is, and what happened as it is kept. */
final class EventCodec {

    private static final int FORMAT = 1;
    private static final char END_OF_HEAD = '\n';
    private static final String ADAPTED = "adapted";
    private static final String ANSWERED = "answered";

    private EventCodec() {}

    static String encode(Event event) {
        if (event instanceof Event.Adapted adapted) {
            return head(event.person(), ADAPTED, adapted.adaptation().id())
                    + AdaptationCodec.encode(adapted.adaptation());
        }
        Trace trace = ((Event.Answered) event).trace();
        return headOf(trace) + TraceCodec.encode(trace);
    }

    /** What comes ahead of the text of a trace in its event. */
    static String headOf(Trace trace) {
        return head(trace.person(), ANSWERED, trace.id());
    }

    static Event decode(String text) {
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            throw new Unreadable("an event without a head");
        }
        String body = text.substring(end + 1);
        return CompactReader.array(text.substring(0, end), reader -> {
            StateCodec.checkFormat(reader.number());
            Person person = new Person(reader.text(), reader.text());
            String type = reader.text();
            String id = reader.text();
            return switch (type) {
                case ADAPTED -> new Event.Adapted(person, AdaptationCodec.decode(id, body));
                case ANSWERED -> new Event.Answered(TraceCodec.decode(person, body));
                default -> throw new Unreadable("an event of another kind");
            };
        });
    }

    private static String head(Person person, String type, String id) {
        return CompactWriter.array(writer -> {
                    writer.number(FORMAT);
                    writer.text(person.tenant());
                    writer.text(person.id());
                    writer.text(type);
                    writer.text(id);
                })
                + END_OF_HEAD;
    }
}
