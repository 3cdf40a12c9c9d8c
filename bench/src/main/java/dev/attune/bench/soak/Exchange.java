package dev.attune.bench.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.parsetools.RecordParser;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One request and the reading of its streamed answer, up to the end or until its client leaves. On the clients' event loop. */
final class Exchange {

    private static final long STUCK_MILLIS = 60_000;
    private static final String DATA = "data: ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final Turn turn;
    private final Tally tally;
    private final BiConsumer<Outcome, String> over;
    private final StringBuilder text = new StringBuilder();
    private final long stuckTimer;
    private @Nullable HttpClientRequest request;
    private int deltas;
    private boolean last;
    private boolean ended;

    /** @param over told once how it ended, and the text that was read until then */
    Exchange(Vertx vertx, Turn turn, Tally tally, BiConsumer<Outcome, String> over) {
        this.vertx = vertx;
        this.turn = turn;
        this.tally = tally;
        this.over = over;
        this.stuckTimer = vertx.setTimer(STUCK_MILLIS, late -> end(Outcome.STUCK, "after " + text.length()));
    }

    void run(HttpClientRequest connected) {
        request = connected;
        connected.exceptionHandler(failure -> failed(failure));
        connected.headers().addAll(turn.headers());
        connected.send(turn.body()).onSuccess(this::read).onFailure(this::failed);
        if (turn.leaving() instanceof Leaving.Before before) {
            vertx.setTimer(before.millis(), now -> leave(deltas == 0 ? Outcome.LEFT_BEFORE : Outcome.LEFT_IN));
        }
    }

    void failed(Throwable failure) {
        end(Outcome.BROKEN, String.valueOf(failure));
    }

    private void read(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            response.body().onComplete(done -> end(Outcome.REFUSED, response.statusCode() + " " + done.result()));
            return;
        }
        tally.labelled(String.valueOf(response.getHeader("Attune-Personalization")));
        response.exceptionHandler(this::failed);
        response.endHandler(whole -> finish());
        response.handler(RecordParser.newDelimited("\n\n", this::event));
    }

    private void event(Buffer event) {
        if (ended) {
            return;
        }
        String lines = event.toString();
        last |= turn.talk().isLast(lines);
        String data = lines.substring(lines.indexOf(DATA) + DATA.length());
        String delta = data.startsWith("{") ? delta(data) : "";
        text.append(delta);
        deltas += delta.isEmpty() ? 0 : 1;
        if (turn.leaving() instanceof Leaving.After after && deltas >= after.deltas()) {
            leave(Outcome.LEFT_IN);
        }
    }

    private String delta(String data) {
        try {
            return turn.talk().delta(JSON.readTree(data));
        } catch (JsonProcessingException broken) {
            end(Outcome.BROKEN, "an event is no JSON");
            return "";
        }
    }

    private void finish() {
        boolean same = text.toString().equals(Answers.to(turn.number()));
        Outcome outcome = !last ? Outcome.CUT : same ? Outcome.COMPLETE : Outcome.OTHER_TEXT;
        end(outcome, outcome == Outcome.COMPLETE ? "" : "turn " + turn.number() + " as " + turn.talk());
    }

    private void leave(Outcome outcome) {
        end(outcome, "");
    }

    private void end(Outcome outcome, String detail) {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(stuckTimer);
        if (outcome != Outcome.COMPLETE && request != null) {
            // On HTTP/1.1 this closes the socket.
            request.reset();
        }
        tally.ended(outcome, detail);
        over.accept(outcome, text.toString());
    }

    /**
     * What is asked.
     *
     * @param number its own among all of the run
     */
    record Turn(long number, Talk talk, Map<String, String> headers, Buffer body, Leaving leaving) {}
}
