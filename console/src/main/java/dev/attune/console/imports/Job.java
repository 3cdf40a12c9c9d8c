package dev.attune.console.imports;

import dev.attune.profile.Taken;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.LeftOut;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One import in this process, from the file that was sent to what came of it. The thread that works on it writes, and event loops read;
 * what both see is behind one short lock.
 */
final class Job {

    private static final int MOST_NOTES = 20;

    private final Order order;
    private final HeldFile file;
    private final Source source;
    private final CountDownLatch stop = new CountDownLatch(1);

    private Phase phase = Phase.CHECKING;
    private boolean told;
    private @Nullable Plan plan;
    private Instant touchedAt;
    private Instant startedAt;
    private ImportJob.Amount done = ImportJob.Amount.NONE;
    private Taken taken = Taken.NOTHING;
    private final List<String> notes = new ArrayList<>();

    Job(Order order, HeldFile file, Source source) {
        this.order = order;
        this.file = file;
        this.source = source;
        this.touchedAt = order.at();
        this.startedAt = order.at();
    }

    Order order() {
        return order;
    }

    Source source() {
        return source;
    }

    synchronized void checked(Plan found, Instant now) {
        if (phase == Phase.CHECKING) {
            plan = found;
            phase = found.isWorthwhile() ? Phase.READY : Phase.REFUSED;
            touchedAt = now;
        }
    }

    /** Whether this call is the one that starts it. */
    synchronized boolean start(boolean withoutWrong, Instant now) {
        if (phase != Phase.READY || plan == null || (plan.wrong() > 0 && !withoutWrong)) {
            return false;
        }
        phase = Phase.WAITING;
        startedAt = now;
        return true;
    }

    /** Whether it may go on to run. */
    synchronized boolean run() {
        if (phase == Phase.WAITING) {
            phase = Phase.RUNNING;
        }
        return phase == Phase.RUNNING;
    }

    /** Whether this call is the one that ends it. The file goes with it. */
    boolean end(Phase how, Instant now) {
        synchronized (this) {
            if (phase.isOver()) {
                return false;
            }
            phase = how;
            touchedAt = now;
        }
        letGo();
        return true;
    }

    void letGo() {
        try {
            file.close();
        } catch (IOException gone) {
            // Nothing is left to do about it: it has no name any more.
            note("The file could not be closed.");
        }
    }

    /** Asks the work to stop at its next step. */
    void stop() {
        stop.countDown();
    }

    boolean isToStop() {
        return stop.getCount() == 0;
    }

    /** Returns early when it is to stop. */
    void waitUnlessStopped(long millis) {
        try {
            stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void did(ImportJob.Amount amount, Taken more) {
        done = done.plus(amount);
        taken = taken.plus(more);
    }

    synchronized void note(String note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        }
    }

    /** Whether other processes are to hear of it now: while it is open, and once more behind its end, which may have overtaken what was on its way. */
    synchronized boolean isToBeTold() {
        boolean last = phase.isOver() && !told;
        told = phase.isOver();
        return phase.isOpen() || last;
    }

    synchronized boolean isUntouchedSince(Instant moment) {
        return touchedAt.isBefore(moment) && !phase.isAtWork();
    }

    /** How it stands. */
    synchronized Standing standing() {
        return new Standing(order, phase, plan, startedAt, done, taken, List.copyOf(notes));
    }

    /** How it stands at one moment. */
    record Standing(
            Order order,
            Phase phase,
            @Nullable Plan plan,
            Instant startedAt,
            ImportJob.Amount done,
            Taken taken,
            List<String> notes) {

        /** As other processes may know of it; only once it was started. */
        ImportJob shared(ImportJob.State state, Instant now) {
            Map<LeftOut, Integer> left = taken.leftOut();
            return new ImportJob(
                    order.id(),
                    order.by(),
                    order.format().label(),
                    state,
                    startedAt,
                    now,
                    plan == null ? ImportJob.Amount.NONE : plan.amount(),
                    done,
                    new ImportJob.Sum(
                            taken.changes(),
                            taken.known(),
                            taken.waiting(),
                            left.values().stream().mapToInt(Integer::intValue).sum()));
        }
    }
}
