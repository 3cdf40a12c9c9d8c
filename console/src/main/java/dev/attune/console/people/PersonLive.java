package dev.attune.console.people;

import dev.attune.console.access.Sessions;
import dev.attune.console.live.LiveFeed;
import dev.attune.console.live.PartStream;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Tools;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps open pages of persons up to date by server-sent events. */
public final class PersonLive {

    private static final long PAUSE_MS = 200;

    private final Profiles profiles;
    private final LiveFeed feed;
    private final PersonLoader loader;
    private final Sessions sessions;
    private final Tools tools;
    private final Set<PartStream> open = ConcurrentHashMap.newKeySet();

    public PersonLive(Profiles profiles, LiveFeed feed, Sessions sessions, InstantSource clock, Tools tools) {
        this.profiles = profiles;
        this.feed = feed;
        this.loader = new PersonLoader(profiles, clock);
        this.sessions = sessions;
        this.tools = tools;
    }

    public Future<Reply> follow(Visit visit) {
        Person person = visit.person();
        // Found first: somebody unknown is a page that does not exist, not a stream that stays silent.
        return visit.await(profiles.people().find(person)).map(known -> {
            PersonPart part = new PersonPart(visit, this);
            PartStream stream = new PartStream(
                    tools.vertx(),
                    visit,
                    PersonPart.seen(visit),
                    new PartStream.What("person", PAUSE_MS, part, () -> sessions.isLive(visit.session()), () -> false));
            return feed.watch(person, event -> {
                        part.happened(event);
                        stream.outdate();
                    })
                    .<Reply>map(watch -> begin(stream, watch))
                    .orElse(PartStream.TOO_MANY);
        });
    }

    /** Ends all streams, so that a server that is closing does not wait for them. */
    public void close() {
        open.forEach(PartStream::end);
    }

    private Reply begin(PartStream stream, LiveFeed.Watch watch) {
        open.add(stream);
        stream.begin(() -> {
            watch.close();
            open.remove(stream);
        });
        return new Reply.Taken();
    }

    PersonLoader loader() {
        return loader;
    }

    Tools tools() {
        return tools;
    }
}
