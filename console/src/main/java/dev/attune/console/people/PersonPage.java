package dev.attune.console.people;

import dev.attune.console.page.Conflicts;
import dev.attune.console.page.Faults;
import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.Edit;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One person's page and what can be done there. After an action a browser without scripts is sent back to the page; an open page
 * gets its part anew.
 */
public final class PersonPage {

    private static final String NOTICE = "notice";
    private static final String CONFLICT =
            "Somebody changed it first, so yours was not saved. Above is how it stands now; what you typed is kept here.";

    private final Profiles profiles;
    private final MemoryHands hands;
    private final PersonLoader loader;
    private final MemoriesPage memories;

    /** @param memories shows a memory that was not taken as it was typed */
    public PersonPage(Profiles profiles, MemoriesPage memories, InstantSource clock) {
        this.memories = memories;
        this.profiles = profiles;
        this.hands = new MemoryHands(profiles, Author.ADMIN);
        this.loader = new PersonLoader(profiles, clock);
    }

    public Future<Reply> show(Visit visit) {
        Notice notice = Labelled.find(Notice.class, visit.query(NOTICE)).orElse(null);
        return page(visit, notice);
    }

    public Future<Reply> personalization(Visit visit) {
        Personalization chosen =
                Labelled.parse(Personalization.class, "personalization", visit.field("personalization"));
        Person person = visit.person();
        boolean on = chosen == Personalization.ON;
        Edit edit = edit(on ? "Switched on in the console" : "Switched off in the console");
        // Found first: switching creates a person, and a mistyped address must not.
        CompletionStage<?> change = profiles.people()
                .find(person)
                .thenCompose(known -> profiles.people().change(person, ControlsPatch.of(chosen), edit));
        return done(visit, change, on ? Notice.SWITCHED_ON : Notice.SWITCHED_OFF);
    }

    public Future<Reply> forget(Visit visit) {
        String memory = visit.segment("memory");
        return done(
                visit,
                profiles.memories().retire(visit.person(), memory, edit("Forgotten in the console")),
                Notice.FORGOTTEN);
    }

    /** Only on the text that was shown: whoever comes second sees what it is now, and keeps what they typed. */
    public Future<Reply> rewrite(Visit visit) {
        Person person = visit.person();
        String id = visit.segment("memory");
        String text = visit.field("text");
        return visit.await(hands.rewrite(person, id, visit.field("seen"), text, "Changed in the console"))
                .map(changed -> WayBack.from(visit, person, Links.person(person), Notice.EDITED))
                .recover(failure -> {
                    if (Faults.isConflict(failure)) {
                        return memories.draft(visit, 409, id, PersonForms.draft(id, text, CONFLICT));
                    }
                    return Faults.of("text", failure)
                            .map(wrong -> memories.draft(
                                    visit, 400, id, PersonForms.draft(id, text, "It " + wrong.getMessage() + ".")))
                            .orElseGet(() -> Future.failedFuture(failure));
                });
    }

    public Future<Reply> undo(Visit visit) {
        String adaptation = visit.segment("adaptation");
        return done(
                visit,
                profiles.histories().undo(visit.person(), adaptation, edit("Undone in the console")),
                Notice.UNDONE);
    }

    private Future<Reply> done(Visit visit, CompletionStage<?> action, Notice well) {
        return visit.await(action).map(well).recover(Conflicts::notice).compose(notice -> after(visit, notice));
    }

    private Future<Reply> after(Visit visit, Notice notice) {
        if (visit.isPartial()) {
            return page(visit, notice);
        }
        Person person = visit.person();
        return Future.succeededFuture(WayBack.from(visit, person, Links.person(person), notice));
    }

    private Future<Reply> page(Visit visit, @Nullable Notice notice) {
        Person person = visit.person();
        return visit.await(loader.load(person, MemoryFilter.of(visit)))
                .map(view -> new Reply.Page("person", person.id(), view).with(notice));
    }

    private static Edit edit(String why) {
        return new Edit(Author.ADMIN, why, null);
    }
}
