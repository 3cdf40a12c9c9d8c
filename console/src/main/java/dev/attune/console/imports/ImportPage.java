package dev.attune.console.imports;

import dev.attune.console.access.Sessions;
import dev.attune.console.live.PartStream;
import dev.attune.console.page.Frame;
import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Tools;
import dev.attune.console.page.Visit;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Sends a file, shows what is in it, takes it in, and tells how far that is. */
public final class ImportPage {

    private static final long PAUSE_MS = 500;
    private static final long LOOK_MS = 700;
    /** Most files are checked by then, and need no page that says so. */
    private static final long SOON_MS = 1_500;

    private static final int MOST_STREAMS = 100;
    private static final int MOST_NAME = 200;
    private static final int MEBIBYTE = 1024 * 1024;
    private final Jobs jobs;
    private final Profiles profiles;
    private final Sessions sessions;
    private final Tools tools;
    private final long mostBytes;
    private final String most;
    private final Set<PartStream> open = ConcurrentHashMap.newKeySet();

    /**
     * Pages over these jobs.
     *
     * @param mostBytes largest file that can be sent
     */
    public ImportPage(Jobs jobs, Profiles profiles, Sessions sessions, Tools tools, long mostBytes) {
        this.jobs = jobs;
        this.profiles = profiles;
        this.sessions = sessions;
        this.tools = tools;
        this.mostBytes = mostBytes;
        this.most = Math.max(1, mostBytes / MEBIBYTE) + " MiB";
    }

    public Future<Reply> list(Visit visit) {
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        UploadForm form = UploadForm.empty(visit.tenant(), visit.query("person"), visit.query("format"));
        return page(visit, 200, form, notice);
    }

    public Future<Reply> upload(Visit visit) {
        UploadForm form = UploadForm.of(visit);
        Order order;
        Visit.Sent sent;
        try {
            Person into = form.into();
            sent = UploadForm.sent(visit);
            order = new Order(
                    id(),
                    form.tenant(),
                    visit.session().name(),
                    form.chosen(),
                    name(sent.name()),
                    into,
                    profiles.now());
        } catch (InvalidInput wrong) {
            String tenant = wrong.field().equals("tenant") ? Person.DEFAULT_TENANT : form.tenant();
            return page(visit, 400, form.with(wrong), tenant, null);
        }
        if (sent.bytes() > mostBytes) {
            // The form around it has room of its own, and most of that is left over.
            throw new ProfileFailure(
                    ProfileFailure.Code.TOO_LARGE,
                    "The file is larger than the console takes, which is " + most + ". Nothing was done with it.");
        }
        if (order.person() != null) {
            visit.about(order.person());
        }
        return jobs.take(order, sent.path())
                .compose(job -> soon(jobs.check(job)))
                .map(checked -> new Reply.Redirect(ImportView.href(order.tenant(), order.id())));
    }

    public Future<Reply> show(Visit visit) {
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        return find(visit).map(view -> new Reply.Page("import", "Import", view).with(notice));
    }

    public Future<Reply> start(Visit visit) {
        Job job = here(visit);
        about(visit, job);
        boolean withoutWrong = !visit.field("leave").isEmpty();
        return jobs.start(job, withoutWrong).map(started -> back(visit, started ? null : Notice.NOT_STARTED));
    }

    public Future<Reply> cancel(Visit visit) {
        Optional<Job> job = job(visit);
        if (job.isPresent()) {
            about(visit, job.get());
            boolean ran = job.get().standing().phase().isOpen();
            jobs.cancel(job.get());
            return Future.succeededFuture(back(visit, ran ? Notice.CANCELLED : null));
        }
        return visit.await(profiles.imports().stop(visit.tenant(), visit.segment("import")))
                .map(asked -> back(visit, Notice.CANCELLED));
    }

    public Future<Reply> follow(Visit visit) {
        if (open.size() >= MOST_STREAMS) {
            return Future.succeededFuture(PartStream.TOO_MANY);
        }
        // Found first: one that is unknown is a page that does not exist, not a stream that stays silent.
        return find(visit).map(found -> {
            AtomicBoolean over = new AtomicBoolean();
            PartStream stream = new PartStream(
                    tools.vertx(),
                    visit,
                    new PartStream.What(
                            "import",
                            PAUSE_MS,
                            PartStream.Source.rendering(() -> find(visit).compose(view -> {
                                over.set(!view.isAtWork());
                                return render(visit, view);
                            })),
                            () -> sessions.isLive(visit.session()),
                            over::get));
            long timer = tools.vertx().setPeriodic(LOOK_MS, tick -> stream.outdate());
            open.add(stream);
            stream.begin(() -> {
                tools.vertx().cancelTimer(timer);
                open.remove(stream);
            });
            return new Reply.Taken();
        });
    }

    /** Ends all streams, so that a server that is closing does not wait for them. */
    public void close() {
        open.forEach(PartStream::end);
    }

    private Future<Void> soon(Future<Void> checked) {
        Promise<Void> shown = Promise.promise();
        long timer = tools.vertx().setTimer(SOON_MS, late -> shown.tryComplete());
        checked.onComplete(done -> {
            tools.vertx().cancelTimer(timer);
            shown.tryComplete();
        });
        return shown.future();
    }

    private Future<Reply> page(Visit visit, int status, UploadForm form, @Nullable Notice notice) {
        return page(visit, status, form, form.tenant(), notice);
    }

    private Future<Reply> page(Visit visit, int status, UploadForm form, String tenant, @Nullable Notice notice) {
        return visit.await(profiles.imports().list(tenant))
                .map(shared -> new ImportsView(form, FormatWords.choices(), most, lines(tenant, shared)))
                .map(view -> new Reply.Page(status, "imports", "Import", view, notice));
    }

    /** Those of this process as it knows them, and those that others told of. */
    private List<ImportView> lines(String tenant, List<ImportJob> shared) {
        Instant now = profiles.now();
        List<ImportView> lines = new ArrayList<>();
        jobs.all().stream()
                .map(Job::standing)
                .filter(standing -> standing.order().tenant().equals(tenant) && standing.phase() != Phase.DISCARDED)
                .sorted(Comparator.comparing(Job.Standing::startedAt).reversed())
                .forEach(standing -> lines.add(ImportView.of(standing, now)));
        shared.stream()
                .filter(job -> jobs.find(tenant, job.id()).isEmpty())
                .forEach(job -> lines.add(ImportView.of(tenant, job, now)));
        return lines;
    }

    private Future<ImportView> find(Visit visit) {
        Optional<Job> job = job(visit);
        if (job.isPresent()) {
            return Future.succeededFuture(ImportView.of(job.get().standing(), profiles.now()));
        }
        String tenant = visit.tenant();
        String id = visit.segment("import");
        return visit.await(profiles.imports().list(tenant))
                .map(all -> all.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> ImportView.of(tenant, one, profiles.now()))
                        .orElseThrow(ImportPage::unknown));
    }

    private Job here(Visit visit) {
        return job(visit).orElseThrow(ImportPage::unknown);
    }

    private Optional<Job> job(Visit visit) {
        return jobs.find(visit.tenant(), visit.segment("import"));
    }

    private static void about(Visit visit, Job job) {
        Person person = job.order().person();
        if (person != null) {
            visit.about(person);
        }
    }

    private static Reply back(Visit visit, @Nullable Notice notice) {
        String page = ImportView.href(visit.tenant(), visit.segment("import"));
        return new Reply.Redirect(notice == null ? page : Links.with(page, "notice", notice.label()));
    }

    private static ProfileFailure unknown() {
        return new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no such import");
    }

    private Future<String> render(Visit visit, ImportView view) {
        Frame frame = new Frame(
                "Import", visit.session().csrf(), Links.IMPORTS, visit.session().role(), true, null, tools.assets());
        return tools.views().fragment("import", "part", Map.of("frame", frame, "view", view));
    }

    /** A name is for reading; of one that goes on and on the beginning is enough. */
    private static String name(String given) {
        String line = given.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= MOST_NAME ? line : line.substring(0, MOST_NAME) + "…";
    }

    private static String id() {
        return "i"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toLowerCase(Locale.ROOT);
    }
}
