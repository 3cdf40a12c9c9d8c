package dev.attune.proxy.manage;

import dev.attune.profile.Profiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that happens in a tenant, as it happens. */
final class EventCalls {

    private final Vertx vertx;
    private final Profiles profiles;
    private final ManageSettings settings;
    private final AtomicInteger watchers = new AtomicInteger();

    EventCalls(Vertx vertx, Profiles profiles, ManageSettings settings) {
        this.vertx = vertx;
        this.profiles = profiles;
        this.settings = settings;
    }

    CompletionStage<Answer> listen(Call call) {
        String tenant = call.tenant();
        return CompletableFuture.completedStage(new Answer.Live(request -> open(request, tenant)));
    }

    private void open(HttpServerRequest request, String tenant) {
        EventStream stream = new EventStream(vertx.getOrCreateContext(), request.response(), settings.unreadBytes());
        Profiles.Subscription subscription = profiles.watch(event -> {
            if (event.person().tenant().equals(tenant)) {
                stream.offer(EventFrame.of(event));
            }
        });
        if (watchers.incrementAndGet() > settings.watchers()) {
            watchers.decrementAndGet();
            subscription.close();
            String most = "at most " + settings.watchers() + " event streams may be open at a time";
            throw new ApiFailure(ErrorCode.TOO_MANY_REQUESTS, most);
        }
        long heartbeat = vertx.setPeriodic(settings.heartbeat().toMillis(), tick -> stream.beat());
        stream.begin(() -> {
            subscription.close();
            vertx.cancelTimer(heartbeat);
            watchers.decrementAndGet();
        });
    }
}
