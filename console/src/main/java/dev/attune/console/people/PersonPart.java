package dev.attune.console.people;

import dev.attune.console.live.PartStream;
import dev.attune.console.page.Frame;
import dev.attune.console.page.Links;
import dev.attune.console.page.Visit;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an open page of a person shows, made anew when its stamp says that there is something new. {@link #happened} may be called on any
 * thread; all else runs on the event loop of the page's connection.
 */
final class PersonPart implements PartStream.Source {

    /** How often to look again for a version that is announced before this process can read it. */
    private static final int MOST_LOOKS = 25;

    private final Visit visit;
    private final Person person;
    private final MemoryFilter filter;
    private final PersonLive live;
    private final AtomicLong announced = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    private boolean behind;

    PersonPart(Visit visit, PersonLive live) {
        this.visit = visit;
        this.person = visit.person();
        this.filter = MemoryFilter.of(visit);
        this.live = live;
    }

    /** The stamp of what the page shows already. */
    static String seen(Visit visit) {
        return Optional.ofNullable(visit.request().getHeader("Last-Event-ID")).orElseGet(() -> visit.query("seen"));
    }

    void happened(Event event) {
        if (event instanceof Event.Adapted adapted) {
            announced.accumulateAndGet(Stamp.version(adapted.adaptation().id()), Math::max);
        }
        looks.set(0);
    }

    @Override
    public Future<Optional<PartStream.Part>> next(String sent) {
        behind = false;
        return visit.await(live.loader().load(person, filter)).compose(view -> {
            behind = view.version() < announced.get() && looks.getAndIncrement() < MOST_LOOKS;
            return view.stamp().equals(sent)
                    ? Future.succeededFuture(Optional.empty())
                    : render(view.markingSince(Stamp.version(sent)))
                            .map(html -> Optional.of(new PartStream.Part(view.stamp(), html)));
        });
    }

    @Override
    public boolean isBehind() {
        return behind;
    }

    private Future<String> render(PersonView view) {
        Frame frame = new Frame(
                person.id(),
                visit.session().csrf(),
                Links.person(person),
                visit.session().role(),
                true,
                null,
                live.tools().assets());
        return live.tools().views().fragment("person", "part", Map.of("frame", frame, "view", view));
    }
}
