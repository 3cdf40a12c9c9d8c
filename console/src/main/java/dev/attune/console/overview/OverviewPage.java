package dev.attune.console.overview;

import dev.attune.console.access.Sessions;
import dev.attune.console.live.LiveFeed;
import dev.attune.console.live.PartStream;
import dev.attune.console.page.Frame;
import dev.attune.console.page.Links;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Tools;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The first page: how it goes as a whole, kept up to date while it is open. */
public final class OverviewPage {

    private static final long PAUSE_MS = 1_000;
    private final OverviewLoader loader;
    private final LiveFeed feed;
    private final Sessions sessions;
    private final Tools tools;
    private final Set<PartStream> open = ConcurrentHashMap.newKeySet();

    /**
     * Shows what the front door knows.
     *
     * @param requests what the proxy of this process counts; absent when it runs elsewhere
     */
    public OverviewPage(
            Profiles profiles,
            @Nullable RequestCounts requests,
            LiveFeed feed,
            Sessions sessions,
            InstantSource clock,
            Tools tools) {
        this.loader = new OverviewLoader(profiles, requests, clock);
        this.feed = feed;
        this.sessions = sessions;
        this.tools = tools;
    }

    public Future<Reply> show(Visit visit) {
        return visit.await(loader.load(visit.tenant())).map(view -> new Reply.Page("overview", "Overview", view));
    }

    public Future<Reply> follow(Visit visit) {
        String tenant = visit.tenant();
        PartStream stream = new PartStream(
                tools.vertx(),
                visit,
                new PartStream.What(
                        "overview",
                        PAUSE_MS,
                        PartStream.Source.rendering(
                                () -> visit.await(loader.load(tenant)).compose(view -> render(visit, view))),
                        () -> sessions.isLive(visit.session()),
                        () -> false));
        return Future.succeededFuture(feed.watchAll(event -> {
                    if (event.person().tenant().equals(tenant)) {
                        stream.outdate();
                    }
                })
                .<Reply>map(watch -> {
                    open.add(stream);
                    stream.begin(() -> {
                        watch.close();
                        open.remove(stream);
                    });
                    return new Reply.Taken();
                })
                .orElse(PartStream.TOO_MANY));
    }

    /** Ends all streams, so that a server that is closing does not wait for them. */
    public void close() {
        open.forEach(PartStream::end);
    }

    private Future<String> render(Visit visit, OverviewView view) {
        Frame frame = new Frame(
                "Overview", visit.session().csrf(), Links.HOME, visit.session().role(), true, null, tools.assets());
        return tools.views().fragment("overview", "part", Map.of("frame", frame, "view", view));
    }
}
