package dev.attune.console.imports;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one import shows.
 *
 * @param phase its label
 * @param fileName as whoever sent it calls it; absent where only another process knows
 * @param person into whom it goes; absent where that is for the file to say, or only another process knows
 * @param problems of the file; absent lines were too many
 * @param percent how much is done
 * @param lines what came of it
 */
public record ImportView(
        String id,
        String href,
        String listHref,
        String phase,
        String format,
        String by,
        Moment startedAt,
        @Nullable String fileName,
        @Nullable String person,
        @Nullable String personHref,
        List<Count> counts,
        @Nullable String span,
        List<Line> problems,
        int wrong,
        boolean startable,
        boolean elsewhere,
        int percent,
        String progress,
        List<String> lines,
        List<String> notes) {

    private static final int ALL = 100;

    static ImportView of(Job.Standing standing, Instant now) {
        Order order = standing.order();
        Plan plan = standing.plan();
        Person person = order.person();
        ImportJob.Amount all = plan == null ? ImportJob.Amount.NONE : plan.amount();
        List<String> notes = new ArrayList<>(plan == null ? List.of() : plan.notes());
        notes.addAll(standing.notes());
        return new ImportView(
                order.id(),
                href(order.tenant(), order.id()),
                listHref(order.tenant()),
                standing.phase().label(),
                FormatWords.name(order.format()),
                order.by(),
                Moment.of(standing.startedAt(), now),
                order.fileName(),
                person == null ? null : person.id(),
                person == null ? null : Links.person(person),
                plan == null ? List.of() : counts(plan),
                plan == null ? null : span(plan, now),
                plan == null ? List.of() : lines(plan, order),
                plan == null ? 0 : plan.wrong(),
                standing.phase() == Phase.READY,
                false,
                percent(all, standing.done()),
                progress(all, standing.done()),
                outcome(
                        standing.taken().changes(),
                        standing.taken().known(),
                        standing.taken().waiting(),
                        FormatWords.leftOut(standing.taken().leftOut())),
                notes);
    }

    static ImportView of(String tenant, ImportJob job, Instant now) {
        ImportJob shown = job.at(now);
        int left = job.sum().leftOut();
        return new ImportView(
                job.id(),
                href(tenant, job.id()),
                listHref(tenant),
                shown.state().label(),
                FormatWords.name(job.format()),
                job.by(),
                Moment.of(job.startedAt(), now),
                null,
                null,
                null,
                counts(job.all()),
                null,
                List.of(),
                0,
                false,
                true,
                percent(job.all(), job.done()),
                progress(job.all(), job.done()),
                outcome(
                        job.sum().changes(),
                        job.sum().known(),
                        job.sum().waiting(),
                        left == 0 ? List.of() : List.of(left + " left out")),
                List.of());
    }

    static String href(String tenant, String id) {
        return Links.IMPORTS + "/" + Links.segment(tenant) + "/" + Links.segment(id);
    }

    static String listHref(String tenant) {
        return tenant.equals(Person.DEFAULT_TENANT) ? Links.IMPORTS : Links.with(Links.IMPORTS, "tenant", tenant);
    }

    /** Whether it goes on by itself. */
    public boolean isAtWork() {
        return is("checking") || is("waiting") || is("running");
    }

    /** Whether it can be stopped or discarded. */
    public boolean isOpen() {
        return isAtWork() || is("ready") || is("refused");
    }

    /** Whether something may have been taken in. */
    public boolean hasOutcome() {
        return is("done") || is("cancelled") || is("failed") || is("interrupted") || is("running");
    }

    public boolean is(String label) {
        return phase.equals(label);
    }

    private static List<Count> counts(Plan plan) {
        List<Count> counts = new ArrayList<>(counts(plan.amount()));
        if (plan.own() > 0) {
            counts.add(new Count("Messages of their own", plan.own()));
        }
        return counts;
    }

    private static List<Count> counts(ImportJob.Amount amount) {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count("Persons", amount.persons()));
        if (amount.items() > 0) {
            counts.add(new Count("Facts", amount.items()));
        }
        if (amount.conversations() > 0) {
            counts.add(new Count("Conversations", amount.conversations()));
        }
        return counts;
    }

    private static @Nullable String span(Plan plan, Instant now) {
        Instant from = plan.from();
        Instant until = plan.until();
        return from == null || until == null
                ? null
                : Moment.of(from, now).day() + " to " + Moment.of(until, now).day();
    }

    private static List<Line> lines(Plan plan, Order order) {
        String unit = switch (order.format()) {
            case CSV -> "Line";
            case CHATGPT -> "Conversation";
            case MEM0, ATTUNE -> "Item";
        };
        return plan.problems().stream().map(problem -> Line.of(unit, problem)).toList();
    }

    private static int percent(ImportJob.Amount all, ImportJob.Amount done) {
        int total = all.items() + all.conversations();
        return total == 0 ? 0 : (int) ((long) (done.items() + done.conversations()) * ALL / total);
    }

    private static String progress(ImportJob.Amount all, ImportJob.Amount done) {
        if (all.conversations() > 0) {
            return part(done.conversations(), all.conversations(), "conversation");
        }
        return part(done.persons(), all.persons(), "person") + ", " + part(done.items(), all.items(), "fact");
    }

    private static String part(int done, int all, String what) {
        return done + " of " + all + " " + (all == 1 ? what : what + "s");
    }

    private static List<String> outcome(int changes, int known, int waiting, List<String> leftOut) {
        List<String> lines = new ArrayList<>();
        lines.add(changes == 1 ? "1 change made" : changes + " changes made");
        if (waiting > 0) {
            lines.add(waiting + " of them waiting for a word in the review");
        }
        if (known > 0) {
            lines.add(known + " taken in before, and left as they are");
        }
        lines.addAll(leftOut);
        return lines;
    }

    /** How much of something there is. */
    public record Count(String name, int number) {}

    /** What is wrong where. */
    public record Line(String where, String what) {

        static Line of(String unit, Problem problem) {
            return new Line(problem.item() == 0 ? "The file" : unit + " " + problem.item(), problem.what());
        }
    }
}
