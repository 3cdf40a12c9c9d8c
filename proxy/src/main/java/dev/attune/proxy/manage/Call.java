package dev.attune.proxy.manage;

import dev.attune.profile.Edit;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the management API. It is made on the event loop and read on a worker; nothing changes it in between.
 *
 * @param path the variables of the path, still encoded
 */
record Call(Map<String, String> path, MultiMap query, MultiMap headers, Buffer body) {

    static final String TENANT = "Attune-Tenant";
    static final String BY = "Attune-By";
    static final String IF_MATCH = "If-Match";

    String tenant() {
        String tenant = headers.get(TENANT);
        return Person.checkTenant(tenant == null ? Person.DEFAULT_TENANT : tenant);
    }

    Person person() {
        return new Person(tenant(), variable("user"));
    }

    String variable(String name) {
        String raw = path.get(name);
        if (raw == null) {
            throw new IllegalStateException("no variable " + name + " in this path");
        }
        return PercentCoding.decode(name, raw);
    }

    @Nullable
    String parameter(String name) {
        return query.get(name);
    }

    boolean flag(String name) {
        String value = parameter(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new InvalidInput(name, "must be true or false");
    }

    @Nullable
    Instant moment(String name) {
        String value = parameter(name);
        return value == null ? null : Times.parse(name, value);
    }

    <E extends Enum<E> & Labelled> @Nullable E choice(Class<E> type, String name) {
        String value = parameter(name);
        return value == null ? null : Labelled.parse(type, name, value);
    }

    Page.Request page() {
        String limit = parameter("limit");
        return new Page.Request(limit == null ? Page.Request.USUAL : number("limit", limit), parameter("cursor"));
    }

    /** The body as a JSON object. */
    Fields fields() {
        return Fields.of(Json.read(body));
    }

    /** Who makes the change, and on which version it was decided. */
    Edit edit(String why) {
        String by = headers.get(BY);
        Author author = by == null ? Author.ADMIN : Labelled.parse(Author.class, BY, by);
        if (author == Author.LEARNER) {
            throw new InvalidInput(BY, "must be one of person, admin");
        }
        return new Edit(author, why, version());
    }

    private @Nullable Long version() {
        String given = headers.get(IF_MATCH);
        if (given == null || given.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(given.replace("\"", ""));
        } catch (NumberFormatException other) {
            throw new InvalidInput(IF_MATCH, "must be a version of the profile: a whole number");
        }
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException other) {
            throw new InvalidInput(name, "must be a whole number");
        }
    }
}
