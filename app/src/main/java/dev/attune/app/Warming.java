package dev.attune.app;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the way of a request once before anybody waits for it. A JVM loads classes and opens connections at their first use, which
 * takes longer than the deadline: without this, the first request after every start would go upstream unpersonalized.
 */
final class Warming {

    private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
    private static final Person NOBODY = new Person(Person.DEFAULT_TENANT, "attune-warming");
    private static final long MOST_SECONDS = 5;

    private Warming() {}

    /** Leaves nothing behind; returns after {@value #MOST_SECONDS} seconds at the latest, and also when the store is away. */
    static void of(Profiles profiles) throws InterruptedException {
        List<Mark> marks = List.of(new Mark(Role.USER, 0));
        Asking asking = new Asking(NOBODY, null, "", Mode.APPLY, marks, 0, "What do you know?", Instant.now());
        try {
            profiles.search().preview(asking).toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            LOG.warn("the store does not answer yet: requests go upstream unpersonalized until it does");
        }
    }
}
