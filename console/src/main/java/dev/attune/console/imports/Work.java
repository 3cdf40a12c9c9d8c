package dev.attune.console.imports;

import dev.attune.console.page.Faults;
import dev.attune.profile.Edit;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.Taken;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.ImportJob;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What a source has at hand while it is taken in, on a thread that may block. A store that is away is waited for, within reason. */
final class Work {

    private static final int MOST_TRIES = 8;
    private static final long FIRST_WAIT_MS = 500;
    private static final long LONGEST_WAIT_MS = 10_000;
    private static final long LONGEST_STEP_MINUTES = 15;

    private final Job job;
    private final Profiles profiles;

    Work(Job job, Profiles profiles) {
        this.job = job;
        this.profiles = profiles;
    }

    Profiles profiles() {
        return profiles;
    }

    Edit edit() {
        return new Edit(Author.ADMIN, job.order().why(), null);
    }

    boolean isToStop() {
        return job.isToStop();
    }

    void did(ImportJob.Amount amount, Taken taken) {
        job.did(amount, taken);
    }

    void note(String note) {
        job.note(note);
    }

    /** What a step answers. Steps can be done twice: they change nothing the second time. */
    <T> T await(Supplier<CompletionStage<T>> step) {
        long wait = FIRST_WAIT_MS;
        for (int tries = 1; ; tries++) {
            try {
                return step.get().toCompletableFuture().get(LONGEST_STEP_MINUTES, TimeUnit.MINUTES);
            } catch (ExecutionException failure) {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                if (!isAway(cause) || tries == MOST_TRIES || job.isToStop()) {
                    throw new Stuck(cause);
                }
            } catch (TimeoutException late) {
                throw new Stuck(late);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new Stuck(closing);
            }
            job.waitUnlessStopped(wait);
            wait = Math.min(2 * wait, LONGEST_WAIT_MS);
        }
    }

    private static boolean isAway(Throwable failure) {
        Throwable cause = Faults.cause(failure);
        return cause instanceof ProfileFailure known && known.code() == ProfileFailure.Code.STORE_UNAVAILABLE;
    }

    /** A step that cannot be done. */
    static final class Stuck extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stuck(Throwable cause) {
            super(cause);
        }
    }
}
