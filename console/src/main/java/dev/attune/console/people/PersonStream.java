package dev.attune.console.people;

import dev.attune.console.live.EventStream;
import dev.attune.console.page.Frame;
import dev.attune.console.page.Links;
import dev.attune.console.page.Visit;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Person;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One open page of a person. Whatever happens only marks the page as out of date; when it is, and the browser keeps up, the page's
 * part is loaded, rendered and sent once, and then not again for {@value #PAUSE_MS} ms. So a flood of events costs a few renders
 * a second, nothing piles up, and none is missed: every part sent is whole, so one that is left out is made good by the next.
 *
 * <p>{@link #happened} and {@link #end} may be called on any thread; all else runs on the event loop of the page's connection.
 */
final class PersonStream {

    private static final long PAUSE_MS = 200;
    private static final long HEARTBEAT_MS = 15_000;
    /** How often to look again for a version that is announced before this process can read it. */
    private static final int MOST_LOOKS = 25;

    private final Visit visit;
    private final Person person;
    private final MemoryFilter filter;
    private final PersonLive live;
    private final Vertx vertx;
    private final Context context;
    private final EventStream stream;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicLong announced = new AtomicLong();

    private String sent;
    private Runnable whenOver = () -> {};
    private long heartbeat;
    private int looks;
    private boolean busy;
    private boolean outdated;

    PersonStream(Visit visit, PersonLive live) {
        this.visit = visit;
        this.person = visit.person();
        this.filter = MemoryFilter.of(visit);
        this.live = live;
        this.vertx = live.tools().vertx();
        this.context = vertx.getOrCreateContext();
        this.stream = new EventStream(visit.response());
        this.sent =
                Optional.ofNullable(visit.request().getHeader("Last-Event-ID")).orElseGet(() -> visit.query("seen"));
    }

    /** Opens the stream; {@code ended} runs once when it is over. */
    void begin(Runnable ended) {
        whenOver = ended;
        heartbeat = vertx.setPeriodic(HEARTBEAT_MS, timer -> beat());
        stream.onEnd(this::finish);
        stream.onDrain(this::refreshIfOutdated);
        if (stream.isOver()) {
            // The browser left while the person was looked up, before there was anybody to tell.
            finish();
            return;
        }
        stream.open();
        // Between the page and this stream something may have happened.
        refresh();
    }

    void happened(Event event) {
        if (event instanceof Event.Adapted adapted) {
            announced.accumulateAndGet(Stamp.version(adapted.adaptation().id()), Math::max);
        }
        if (told.compareAndSet(false, true)) {
            context.runOnContext(nothing -> {
                told.set(false);
                looks = 0;
                refresh();
            });
        }
    }

    void end() {
        context.runOnContext(nothing -> stream.end());
    }

    private void finish() {
        Runnable ended = whenOver;
        whenOver = () -> {};
        vertx.cancelTimer(heartbeat);
        ended.run();
    }

    private void beat() {
        if (live.sessions().isLive(visit.session())) {
            stream.heartbeat();
        } else {
            stream.send("over", sent, "");
            stream.end();
        }
    }

    private void refresh() {
        if (busy || stream.isFull()) {
            outdated = true;
            return;
        }
        busy = true;
        outdated = false;
        visit.await(live.loader().load(person, filter))
                .compose(this::show)
                .onComplete(done -> vertx.setTimer(PAUSE_MS, timer -> {
                    busy = false;
                    refreshIfOutdated();
                }));
    }

    private void refreshIfOutdated() {
        if (outdated && !stream.isOver()) {
            refresh();
        }
    }

    private Future<Void> show(PersonView view) {
        if (view.version() < announced.get() && looks < MOST_LOOKS) {
            looks++;
            outdated = true;
        }
        if (view.stamp().equals(sent)) {
            return Future.succeededFuture();
        }
        return render(view.markingSince(Stamp.version(sent))).map(html -> {
            stream.send("person", view.stamp(), html);
            sent = view.stamp();
            return null;
        });
    }

    private Future<String> render(PersonView view) {
        String csrf = visit.session().csrf();
        Frame frame = new Frame(
                person.id(),
                csrf,
                Links.person(person),
                true,
                true,
                null,
                live.tools().assets());
        return live.tools().views().fragment("person", "part", Map.of("frame", frame, "view", view));
    }
}
