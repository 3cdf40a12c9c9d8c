package dev.attune.proxy.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.profile.model.Event;
import io.vertx.core.buffer.Buffer;

/** An event as a server-sent event: its name, and one line of JSON. */
final class EventFrame {

    private EventFrame() {}

    static Buffer of(Event event) {
        if (event instanceof Event.Adapted adapted) {
            ObjectNode data = Json.object().put("user", adapted.person().id());
            return frame("adaptation", data.setAll(Json.tree(adapted.adaptation())));
        }
        return frame("trace", ((Event.Answered) event).trace());
    }

    private static Buffer frame(String name, Object data) {
        return Buffer.buffer("event: " + name + "\ndata: ")
                .appendBuffer(Json.write(data))
                .appendString("\n\n");
    }
}
