package dev.attune.profile.model;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that an app presents to Attune. The key's own text is nowhere in here: nobody can read it again.
 *
 * @param id {@code k} and 12 characters
 * @param name what the operator calls it, 1 to {@value #MOST_NAME_CHARACTERS} characters
 * @param lastUsedAt to the minute; absent: never, as far as is known
 * @param revokedAt absent: it is good
 */
public record AppKey(
        String id,
        String name,
        Scope scope,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public static final int MOST_NAME_CHARACTERS = 100;

    public AppKey {
        checkName(name);
    }

    public static String checkName(String name) {
        return InvalidInput.text("name", name, MOST_NAME_CHARACTERS);
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public AppKey usedAt(@Nullable Instant at) {
        return new AppKey(id, name, scope, createdAt, at, revokedAt);
    }

    public AppKey revokedAt(Instant at) {
        return new AppKey(id, name, scope, createdAt, lastUsedAt, at);
    }

    /**
     * What a key is good for.
     *
     * @param tenant whose people its requests are about
     * @param upstream the only one that its requests may go to; absent: any
     * @param bodyUser whether a request may say in its body whose it is
     * @param headerUser whether a request may say so in a header
     */
    public record Scope(String tenant, @Nullable String upstream, boolean bodyUser, boolean headerUser, Limits limits) {

        private static final Pattern UPSTREAM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

        public Scope {
            Person.checkTenant(tenant);
            if (upstream != null && !UPSTREAM.matcher(upstream).matches()) {
                throw new InvalidInput("upstream", "must be 1 to 64 letters, digits, dots, dashes or underscores");
            }
        }

        /** All that a key of this tenant may do, without a limit. */
        public static Scope all(String tenant) {
            return new Scope(tenant, null, true, true, Limits.NONE);
        }
    }

    /**
     * How much at most; what is absent has no limit.
     *
     * @param requestsPerMinute of all who use the key
     * @param personRequestsPerMinute of each person
     * @param bodyBytes of one request
     */
    public record Limits(
            @Nullable Integer requestsPerMinute,
            @Nullable Integer personRequestsPerMinute,
            @Nullable Integer bodyBytes) {

        public static final Limits NONE = new Limits(null, null, null);

        public Limits {
            atLeastOne("requestsPerMinute", requestsPerMinute);
            atLeastOne("personRequestsPerMinute", personRequestsPerMinute);
            atLeastOne("bodyBytes", bodyBytes);
        }

        private static void atLeastOne(String field, @Nullable Integer value) {
            if (value != null && value < 1) {
                throw new InvalidInput(field, "must be a whole number of at least 1");
            }
        }
    }
}
