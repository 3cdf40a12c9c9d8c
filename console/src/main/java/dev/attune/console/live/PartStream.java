package dev.attune.console.live;

import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps one open page up to date by sending a part of it whole whenever it is out of date, and then not again for a while. So a flood of
 * events costs a few renders a second, nothing piles up, and none is missed.
 *
 * <p>{@link #outdate} and {@link #end} may be called on any thread; all else runs on the event loop of the page's connection.
 */
public final class PartStream {

    /** For a page when so many are open that this one is not kept up to date. */
    public static final Reply TOO_MANY = new Reply.Plain(
            429, "text/plain; charset=utf-8", "too many pages are open; this one does not update itself\n");

    private static final long HEARTBEAT_MS = 15_000;
    private static final String OVER = "over";

    private final Vertx vertx;
    private final Context context;
    private final EventStream stream;
    private final What what;
    private final AtomicBoolean told = new AtomicBoolean();

    private String sent;
    private Runnable whenOver = () -> {};
    private long heartbeat;
    private boolean busy;
    private boolean outdated;

    /** A stream to a page that shows nothing yet. */
    public PartStream(Vertx vertx, Visit visit, What what) {
        this(vertx, visit, "", what);
    }

    /** A stream to a page that shows the part of this stamp. */
    public PartStream(Vertx vertx, Visit visit, String seen, What what) {
        this.sent = seen;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.stream = new EventStream(visit.response());
        this.what = what;
    }

    /** Opens the stream and sends the part; {@code ended} runs once when it is over. */
    public void begin(Runnable ended) {
        whenOver = ended;
        heartbeat = vertx.setPeriodic(HEARTBEAT_MS, timer -> beat());
        stream.onEnd(this::finish);
        stream.onDrain(this::refreshIfOutdated);
        if (stream.isOver()) {
            // The browser left before there was anybody to tell.
            finish();
            return;
        }
        stream.open();
        refresh();
    }

    /** Something happened that the part may show. */
    public void outdate() {
        if (told.compareAndSet(false, true)) {
            context.runOnContext(nothing -> {
                told.set(false);
                refresh();
            });
        }
    }

    public void end() {
        context.runOnContext(nothing -> stream.end());
    }

    private void finish() {
        Runnable ended = whenOver;
        whenOver = () -> {};
        vertx.cancelTimer(heartbeat);
        ended.run();
    }

    private void beat() {
        if (what.mayGoOn().getAsBoolean()) {
            stream.heartbeat();
        } else {
            close();
        }
    }

    /** Tells the page not to connect again. */
    private void close() {
        stream.send(OVER, sent, "");
        stream.end();
    }

    private void refresh() {
        if (busy || stream.isFull()) {
            outdated = true;
            return;
        }
        busy = true;
        outdated = false;
        boolean last = what.isDone().getAsBoolean();
        what.source().next(sent).onSuccess(this::show).onComplete(done -> {
            if (last) {
                close();
                return;
            }
            vertx.setTimer(what.pauseMs(), timer -> {
                busy = false;
                refreshIfOutdated();
            });
        });
    }

    private void refreshIfOutdated() {
        if (outdated && !stream.isOver()) {
            refresh();
        }
    }

    private void show(Optional<Part> next) {
        next.ifPresent(part -> {
            stream.send(what.event(), part.stamp(), part.html());
            sent = part.stamp();
        });
        outdated |= what.source().isBehind();
    }

    /**
     * What a stream shows.
     *
     * @param event name of the event that carries the part
     * @param pauseMs shortest time between two parts
     * @param mayGoOn whether the session still holds
     * @param isDone whether what is rendered from now on is the last there will be
     */
    public record What(String event, long pauseMs, Source source, BooleanSupplier mayGoOn, BooleanSupplier isDone) {}

    /** Where the part comes from. */
    public interface Source {

        /** The part as it is now; empty when it is the one of this stamp. */
        Future<Optional<Part>> next(String sent);

        /** Whether more was announced than {@link #next} could find: it is asked again after the pause. */
        default boolean isBehind() {
            return false;
        }

        /** Renders each time, and sends what differs from the last. */
        static Source rendering(Supplier<Future<String>> render) {
            return new Rendering(render);
        }
    }

    /**
     * A part of a page.
     *
     * @param stamp says which state it shows
     */
    public record Part(String stamp, String html) {}

    private static final class Rendering implements Source {

        private final Supplier<Future<String>> render;
        private String last = "";
        private long number;

        private Rendering(Supplier<Future<String>> render) {
            this.render = render;
        }

        @Override
        public Future<Optional<Part>> next(String sent) {
            return render.get().map(html -> {
                if (html.equals(last)) {
                    return Optional.empty();
                }
                last = html;
                number++;
                return Optional.of(new Part(Long.toString(number), html));
            });
        }
    }
}
