package dev.attune.proxy.access;

import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is let in: whose people it is about, and what it may say about who asks. A token's word stands above a header's, and a
 * header's above the body's. Where two of them name different people the request is refused: it never falls to somebody else.
 */
public final class Admission {

    private final Presented presented;
    private final @Nullable AppKey key;
    private final @Nullable Person proven;
    private final RateLimits limits;

    /** @param proven whom a token names */
    Admission(Presented presented, @Nullable AppKey key, @Nullable Person proven, RateLimits limits) {
        this.presented = presented;
        this.key = key;
        this.proven = proven;
        this.limits = limits;
    }

    public String tenant() {
        return tenant(key);
    }

    static String tenant(@Nullable AppKey key) {
        return key == null ? Person.DEFAULT_TENANT : key.scope().tenant();
    }

    /** Whether a token says who asks. */
    public boolean isProven() {
        return proven != null;
    }

    /**
     * Whose request it is by token and header.
     *
     * @param user whom the header names; absent: nobody
     * @throws Refusal when the header names another than the token, or the key does not allow it to name anybody
     * @throws InvalidInput when the header's word cannot be an id
     */
    public Optional<Person> byHeader(String header, @Nullable String user) {
        if (user == null) {
            return counted(proven);
        }
        if (proven != null) {
            checkSame(proven, header, user);
            return counted(proven);
        }
        if (key != null && !key.scope().headerUser()) {
            throw new Refusal(
                    Refusal.Reason.FORBIDDEN,
                    header + ": this key may not name persons; leave the header out, or send a signed token in "
                            + Presented.TOKEN + ".",
                    header);
        }
        return counted(person(header, user));
    }

    /**
     * Whose request it is by the body's word. Those fields have other uses too: what is no id, or comes
     * with a key that does not allow it, names nobody.
     *
     * @param user whom the body names; absent: nobody
     * @throws Refusal when the body names another than the token
     */
    public Optional<Person> byBody(@Nullable String user) {
        if (user == null || !mayNameInBody()) {
            return Optional.empty();
        }
        if (proven != null) {
            if (isId(user)) {
                checkSame(proven, "user", user);
            }
            return Optional.empty();
        }
        return isId(user) ? counted(new Person(tenant(), user)) : Optional.empty();
    }

    /** Refuses an upstream that the key is not for. */
    public void checkUpstream(String name) {
        String only = key == null ? null : key.scope().upstream();
        if (only != null && !only.equals(name)) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "This key is not for the upstream of this model.", null);
        }
    }

    /** Takes keys and tokens off what goes upstream. */
    public void strip(MultiMap headers) {
        presented.strip(headers);
    }

    /** Takes what clients know upstream by off the names of subprotocols, where upstream is told a key of its own. */
    public void stripSubprotocols(MultiMap headers) {
        Subprotocols.strip(headers, name -> false);
    }

    /** Whether the key came in {@code x-api-key}, where upstream will look for its own. */
    public boolean isByApiKeyHeader() {
        return presented.inApiKey();
    }

    private boolean mayNameInBody() {
        return key == null || key.scope().bodyUser();
    }

    private void checkSame(Person known, String field, String user) {
        if (!known.id().equals(user)) {
            throw new Refusal(
                    Refusal.Reason.FORBIDDEN,
                    field + " names somebody else than the token; leave it out, or name the token's sub.",
                    field);
        }
    }

    private Person person(String header, String user) {
        try {
            return new Person(tenant(), user);
        } catch (InvalidInput invalid) {
            throw new InvalidInput(header, String.valueOf(invalid.getMessage()));
        }
    }

    private boolean isId(String user) {
        try {
            return new Person(tenant(), user).id().equals(user);
        } catch (InvalidInput notOne) {
            return false;
        }
    }

    /** Counts the request against the limit of a person, of whom a request has one at most. */
    private Optional<Person> counted(@Nullable Person person) {
        Integer most = key == null ? null : key.scope().limits().personRequestsPerMinute();
        if (person == null || key == null || most == null) {
            return Optional.ofNullable(person);
        }
        int wait = limits.take(key.id() + ' ' + person.id(), most);
        if (wait > 0) {
            throw Refusal.tooMany("This person's requests are limited to " + most + " a minute with this key.", wait);
        }
        return Optional.of(person);
    }
}
