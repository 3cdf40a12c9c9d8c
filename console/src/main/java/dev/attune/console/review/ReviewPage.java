package dev.attune.console.review;

import dev.attune.console.page.Conflicts;
import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.console.people.WayBack;
import dev.attune.profile.Edit;
import dev.attune.profile.MemoryPatch;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what waits for somebody's word, and gives it. */
public final class ReviewPage {

    private final Profiles profiles;
    private final ReviewLoader loader;

    public ReviewPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.loader = new ReviewLoader(profiles, clock);
    }

    public Future<Reply> show(Visit visit) {
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        return visit.await(loader.load(visit.tenant(), given(visit, "cursor"), given(visit, "dead")))
                .map(view -> new Reply.Page("review", "Review", view).with(notice));
    }

    public Future<Reply> approve(Visit visit) {
        MemoryPatch active = new MemoryPatch(null, null, null, null, Status.ACTIVE, null);
        return decide(
                visit,
                Notice.APPROVED,
                memory -> profiles.memories()
                        .edit(visit.person(), memory.id(), active, edit("Approved in the console", memory.version())));
    }

    public Future<Reply> refuse(Visit visit) {
        return decide(
                visit,
                Notice.REFUSED,
                memory -> profiles.memories()
                        .retire(visit.person(), memory.id(), edit("Refused in the console", memory.version())));
    }

    public Future<Reply> retry(Visit visit) {
        return visit.await(profiles.deadLetters().retry(visit.segment("letter")))
                .map(done -> back(visit.tenant(), Notice.RETRIED));
    }

    public Future<Reply> drop(Visit visit) {
        return visit.await(profiles.deadLetters().drop(visit.segment("letter")))
                .map(done -> back(visit.tenant(), Notice.DROPPED));
    }

    /** Only for what still waits: somebody may have decided first, and their word stands. */
    private Future<Reply> decide(Visit visit, Notice well, Function<Seen, CompletionStage<?>> action) {
        Person person = visit.person();
        String id = visit.segment("memory");
        CompletionStage<?> done = profiles.people()
                .find(person)
                .thenCompose(profile -> waiting(profile, id))
                .thenCompose(action::apply);
        return visit.await(done).map(well).recover(Conflicts::notice).map(notice -> back(visit, person, notice));
    }

    private static CompletionStage<Seen> waiting(Profile profile, String id) {
        return profile.memory(id)
                .map(memory -> ReviewLoader.isWaiting(memory)
                        ? CompletableFuture.completedStage(new Seen(id, profile.version()))
                        : CompletableFuture.<Seen>failedStage(
                                new ProfileFailure(ProfileFailure.Code.CONFLICT, "it waits no longer")))
                .orElseGet(() -> CompletableFuture.failedStage(
                        new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no memory " + id)));
    }

    /** To the page that the form was on. */
    private static Reply back(Visit visit, Person person, Notice notice) {
        return WayBack.from(visit, person, address(person.tenant()), notice);
    }

    private static Reply back(String tenant, Notice notice) {
        return new Reply.Redirect(Links.with(address(tenant), "notice", notice.label()));
    }

    private static String address(String tenant) {
        return tenant.equals(Person.DEFAULT_TENANT) ? Links.REVIEW : Links.with(Links.REVIEW, "tenant", tenant);
    }

    private static @Nullable String given(Visit visit, String name) {
        String value = visit.query(name);
        return value.isEmpty() ? null : value;
    }

    private static Edit edit(String why, long version) {
        return new Edit(Author.ADMIN, why, version);
    }

    /** A memory as it stood when it was decided on. */
    private record Seen(String id, long version) {}
}
