package dev.attune.console.people;

import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.PersonExport;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Function;

/** All of a person as a file to keep. */
public final class ExportReply {

    private final Vertx vertx;
    private final Profiles profiles;
    private final Function<PersonExport, String> document;

    /**
     * Files of this shape.
     *
     * @param document writes JSON; takes a while for who is known long
     */
    public ExportReply(Vertx vertx, Profiles profiles, Function<PersonExport, String> document) {
        this.vertx = vertx;
        this.profiles = profiles;
        this.document = document;
    }

    public Future<Reply> of(Visit visit, Person person) {
        return visit.await(profiles.transfers().export(person))
                .compose(all -> vertx.executeBlocking(() -> document.apply(all), false))
                .map(json -> {
                    // Without the id: it may be longer than a file's name, and hold anything.
                    visit.response().putHeader("Content-Disposition", "attachment; filename=\"attune-export.json\"");
                    return new Reply.Plain(200, "application/json; charset=utf-8", json);
                });
    }
}
