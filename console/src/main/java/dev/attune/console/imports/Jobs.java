package dev.attune.console.imports;

import dev.attune.profile.Audit;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.foreign.PersonFile;
import dev.attune.profile.model.ImportJob;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The imports of this process. Files are checked on one thread and taken in on another, one after the other, so that an import never takes more
 * than a share of what the machine has. Everything else returns at once and may be called on any event loop.
 */
public final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int MOST = 50;
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final long TELL_MS = 1_000;
    private static final long LONGEST_HOURS = 48;
    private static final long CLOSE_SECONDS = 5;

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Profiles profiles;
    private final PersonFile.Reader reader;
    private final int auditEntries;
    private final Vertx vertx;
    private final WorkerExecutor checks;
    private final WorkerExecutor runs;
    private final long teller;
    private volatile boolean closing;

    /**
     * None yet.
     *
     * @param auditEntries most entries of the audit log that are kept of each tenant
     */
    public Jobs(Vertx vertx, Profiles profiles, PersonFile.Reader reader, int auditEntries) {
        this.vertx = vertx;
        this.profiles = profiles;
        this.reader = reader;
        this.auditEntries = auditEntries;
        this.checks = vertx.createSharedWorkerExecutor("attune-console-check", 1, LONGEST_HOURS, TimeUnit.HOURS);
        this.runs = vertx.createSharedWorkerExecutor("attune-console-import", 1, LONGEST_HOURS, TimeUnit.HOURS);
        this.teller = vertx.setPeriodic(TELL_MS, timer -> tell());
    }

    /** Takes the file and begins to check it; completes once it is in hand. */
    Future<Job> take(Order order, Path file) {
        if (jobs.size() >= MOST) {
            jobs.values().removeIf(job -> job.standing().phase().isOver());
        }
        if (jobs.size() >= MOST) {
            return Future.failedFuture(new ProfileFailure(
                    ProfileFailure.Code.TOO_LARGE,
                    "So many files wait here already. Start or discard one of them first."));
        }
        return vertx.executeBlocking(() -> HeldFile.take(file), false).map(held -> {
            Job job = new Job(order, held, source(order, held));
            jobs.put(order.id(), job);
            return job;
        });
    }

    /** Completes when the file was read to its end. */
    Future<Void> check(Job job) {
        return checks.<Void>executeBlocking(() -> {
                    job.checked(job.source().check(), profiles.now());
                    if (job.standing().phase() == Phase.REFUSED) {
                        job.letGo();
                    }
                    return null;
                })
                .recover(failure -> {
                    // One that was discarded meanwhile has no file any more, and that is no fault.
                    if (job.end(Phase.FAILED, profiles.now())) {
                        failed("a file cannot be checked", failure);
                    }
                    return Future.succeededFuture();
                });
    }

    Optional<Job> find(String tenant, String id) {
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.order().tenant().equals(tenant));
    }

    Collection<Job> all() {
        return jobs.values();
    }

    /** Whether this call is the one that starts it. */
    Future<Boolean> start(Job job, boolean withoutWrong) {
        if (closing || !job.start(withoutWrong, profiles.now())) {
            return Future.succeededFuture(false);
        }
        runs.executeBlocking(() -> {
            run(job);
            return null;
        });
        return tell(job).map(true);
    }

    /** Stops it where it stands, or discards it where it was not started. */
    void cancel(Job job) {
        job.stop();
        Phase phase = job.standing().phase();
        if (phase == Phase.CHECKING || phase == Phase.READY || phase == Phase.REFUSED) {
            job.end(Phase.DISCARDED, profiles.now());
        } else if (phase == Phase.WAITING && job.end(Phase.CANCELLED, profiles.now())) {
            ended(job);
        }
    }

    /** Starts nothing any more, and interrupts what runs at its next step. */
    public void stop() {
        closing = true;
        vertx.cancelTimer(teller);
        jobs.values().forEach(Job::stop);
        for (Job job : jobs.values()) {
            Phase phase = job.standing().phase();
            if (phase == Phase.WAITING && job.end(Phase.INTERRUPTED, profiles.now())) {
                ended(job);
            } else if (!phase.isOpen()) {
                job.end(Phase.DISCARDED, profiles.now());
            }
        }
    }

    /** The same, and waits a little for what runs to come to that step. Lets go of all files. */
    public Future<Void> close() {
        stop();
        Future<Void> idle = runs.<Void>executeBlocking(() -> null);
        return idle.timeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .transform(done -> Future.join(checks.close(), runs.close()))
                .<Void>mapEmpty()
                .onComplete(done -> jobs.values().forEach(Job::letGo));
    }

    private Source source(Order order, HeldFile file) {
        return switch (order.format()) {
            case ATTUNE -> new PersonSource(order, file, reader);
            case CHATGPT -> new ChatSource(order, Objects.requireNonNull(order.person()), file);
            case MEM0, CSV -> new FactSource(order, file);
        };
    }

    /** On a thread of its own. */
    private void run(Job job) {
        if (!job.run()) {
            return;
        }
        Phase how = Phase.DONE;
        try {
            job.source().bring(new Work(job, profiles));
            how = job.isToStop() ? stopped() : Phase.DONE;
        } catch (IOException | RuntimeException failure) {
            // One of the edges: whatever goes wrong with one import must not end the thread of all.
            failed("an import failed", failure);
            how = job.isToStop() ? stopped() : Phase.FAILED;
        }
        if (job.end(how, profiles.now())) {
            ended(job);
        }
    }

    private Phase stopped() {
        return closing ? Phase.INTERRUPTED : Phase.CANCELLED;
    }

    private void ended(Job job) {
        Job.Standing standing = job.standing();
        tell(job);
        String detail =
                "import " + standing.order().id() + ", " + standing.phase().label();
        profiles.audit()
                .note(
                        new Audit.Note(
                                standing.order().tenant(),
                                standing.order().by(),
                                "end-import",
                                standing.order().person(),
                                detail),
                        auditEntries)
                .whenComplete((noted, failure) -> {
                    if (failure != null) {
                        failed("the end of an import cannot be noted", failure);
                    }
                });
    }

    private void tell() {
        forget();
        jobs.values().stream().filter(Job::isToBeTold).forEach(this::tell);
    }

    /** Tells the other processes, and hears whether one of them wants it to stop. What fails is told again a second later. */
    private Future<Void> tell(Job job) {
        Job.Standing standing = job.standing();
        Optional<ImportJob.State> state = standing.phase().shared();
        if (state.isEmpty()) {
            return Future.succeededFuture();
        }
        return Future.fromCompletionStage(profiles.imports()
                        .note(standing.order().tenant(), standing.shared(state.get(), profiles.now())))
                .onSuccess(stop -> {
                    if (stop) {
                        job.stop();
                    }
                })
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Whoever does not come back for an hour does not come back. */
    private void forget() {
        Instant past = profiles.now().minus(FORGOTTEN);
        jobs.values().removeIf(job -> {
            boolean gone = job.isUntouchedSince(past);
            if (gone) {
                job.end(Phase.DISCARDED, profiles.now());
            }
            return gone;
        });
    }

    /** Without the message: it may carry what a person said. */
    private static void failed(String what, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        StackTraceElement[] frames = cause.getStackTrace();
        LOG.error("{}: {} at {}", what, cause.getClass().getName(), frames.length == 0 ? "?" : frames[0]);
    }
}
