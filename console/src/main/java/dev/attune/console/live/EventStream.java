package dev.attune.console.live;

import io.vertx.core.http.HttpServerResponse;
import java.util.regex.Pattern;

/**
 * Writes server-sent events (WHATWG HTML, 9.2) to one response. Confined to the response's event loop. A reader that is too slow
 * makes it {@link #isFull}: whoever writes leaves out what can be left out until it has drained.
 */
public final class EventStream {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final String RETRY = "retry: 2000\n\n";
    private static final String HEARTBEAT = ":\n\n";

    private final HttpServerResponse response;

    public EventStream(HttpServerResponse response) {
        this.response = response;
    }

    /** Sends the head at once, so that the page knows that it is connected. */
    public void open() {
        response.putHeader("Content-Type", "text/event-stream");
        // Asks proxies on the way, nginx among them, not to hold events back.
        response.putHeader("X-Accel-Buffering", "no");
        response.setChunked(true);
        write(RETRY);
    }

    /** Sends an event; the page names the last id when it connects again. */
    public void send(String event, String id, String data) {
        StringBuilder text = new StringBuilder(data.length() + 64);
        text.append("event: ").append(event).append("\nid: ").append(id);
        for (String line : LINE_END.split(data, -1)) {
            text.append("\ndata: ").append(line);
        }
        write(text.append("\n\n").toString());
    }

    /** Keeps proxies on the way from taking the silence for the end. */
    public void heartbeat() {
        if (!response.writeQueueFull()) {
            write(HEARTBEAT);
        }
    }

    /** Calls back when the reader is gone, or the stream has ended. */
    public void onEnd(Runnable ended) {
        response.closeHandler(nothing -> ended.run());
        response.endHandler(nothing -> ended.run());
    }

    public boolean isFull() {
        return response.writeQueueFull();
    }

    public boolean isOver() {
        return response.closed() || response.ended();
    }

    public void onDrain(Runnable drained) {
        response.drainHandler(nothing -> drained.run());
    }

    public void end() {
        if (!isOver()) {
            response.end();
        }
    }

    /** A write to a reader that has just left fails, which its close handler tells already. */
    private void write(String text) {
        if (!isOver()) {
            response.write(text);
        }
    }
}
