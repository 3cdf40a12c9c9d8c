package dev.attune.proxy.manage;

import static dev.attune.proxy.manage.Endpoint.delete;
import static dev.attune.proxy.manage.Endpoint.get;
import static dev.attune.proxy.manage.Endpoint.patch;
import static dev.attune.proxy.manage.Endpoint.post;

import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import io.vertx.core.Vertx;
import java.util.List;

/** Every call of the management API. Each needs the admin token. */
final class Routes {

    private Routes() {}

    static RouteTable table(Vertx vertx, Profiles profiles, PersonLinks links, ManageSettings settings) {
        UserCalls users = new UserCalls(profiles);
        InsightCalls insights = new InsightCalls(profiles.insights());
        ControlCalls controls = new ControlCalls(profiles.people());
        MemoryCalls memories = new MemoryCalls(profiles);
        TurnCalls turns = new TurnCalls(profiles.learning(), settings, profiles::now);
        RecallCalls recall = new RecallCalls(profiles.search());
        PreviewCalls preview = new PreviewCalls(profiles, settings.placements());
        HistoryCalls history = new HistoryCalls(profiles);
        TraceCalls traces = new TraceCalls(profiles);
        LearningCalls learning = new LearningCalls(profiles.learning(), settings);
        OutcomeCalls outcomes = new OutcomeCalls(profiles.outcomes());
        KeyCalls keys = new KeyCalls(profiles.keys());
        TransferCalls transfers = new TransferCalls(profiles);
        LinkCalls own = new LinkCalls(profiles.people(), links);
        EventCalls events = new EventCalls(vertx, profiles, settings);
        return new RouteTable(List.of(
                get("/users", users::list),
                get("/users/{user}", users::find),
                delete("/users/{user}", users::erase),
                get("/users/{user}/export", transfers::export),
                post("/users/{user}/import", transfers::bring),
                post("/users/{user}/links", own::make),
                delete("/users/{user}/links", own::end),
                get("/users/{user}/controls", controls::find),
                patch("/users/{user}/controls", controls::change),
                get("/users/{user}/memories", memories::list),
                post("/users/{user}/memories", memories::add),
                get("/users/{user}/memories/{id}", memories::find),
                patch("/users/{user}/memories/{id}", memories::edit),
                delete("/users/{user}/memories/{id}", memories::retire),
                post("/users/{user}/turns", turns::teach),
                post("/users/{user}/recall", recall::recall),
                post("/users/{user}/preview", preview::preview),
                get("/users/{user}/history", history::list),
                post("/users/{user}/history/{id}/undo", history::undo),
                get("/users/{user}/traces", traces::list),
                get("/traces/{id}", traces::find),
                post("/feedback", outcomes::rate),
                post("/users/{user}/rank", insights::rank),
                get("/users/{user}/engagement", insights::engagement),
                get("/users/{user}/interests", insights::interests),
                get("/learning", learning::status),
                post("/learning/drain", learning::drain),
                get("/uplift", outcomes::uplift),
                get("/keys", keys::list),
                post("/keys", keys::create),
                delete("/keys/{id}", keys::revoke),
                get("/events", events::listen),
                get("/openapi.json", new OpenApi()::document)));
    }
}
