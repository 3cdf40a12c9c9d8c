package dev.attune.console.own;

import dev.attune.console.access.SigningSecret;
import dev.attune.console.page.Auditing;
import dev.attune.console.page.Endpoint;
import dev.attune.console.page.Faults;
import dev.attune.console.page.Links;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.console.people.ExportReply;
import dev.attune.console.people.MemoryHands;
import dev.attune.profile.Edit;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Receipt;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The person's own page, and what can be done there. */
public final class OwnPage {

    private static final int CHANGES = 20;
    private static final int MOST_KEY_CHARACTERS = 20;

    private final Profiles profiles;
    private final InstantSource clock;
    private final MemoryHands hands;
    private final ExportReply export;
    private final OwnDoor door;

    /** Pages that these links open. */
    public OwnPage(
            Profiles profiles,
            PersonLinks links,
            SigningSecret secret,
            OwnSettings settings,
            Auditing auditing,
            ExportReply export,
            InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
        this.hands = new MemoryHands(profiles, Author.PERSON);
        this.export = export;
        this.door = new OwnDoor(links, new Passes(secret, clock), auditing, settings);
    }

    public Endpoint open() {
        return door.opening(this::page);
    }

    public Endpoint show() {
        return door.held("look-at-own-page", this::page);
    }

    /** Another part of a list, where the page is inside another one and nothing but a form can ask. */
    public Endpoint more() {
        return door.held("look-at-own-page", this::page);
    }

    public Endpoint rewrite() {
        return door.held("edit-memory", own -> {
            String memory = own.visit().segment("memory");
            String text = own.visit().field("text");
            return own.visit()
                    .await(hands.rewrite(
                            own.person(), memory, own.visit().field("seen"), text, "Changed on their own page"))
                    .compose(done -> after(own, "edited"))
                    .recover(failure -> refused(own, memory, text, failure));
        });
    }

    public Endpoint forget() {
        return acting(
                "forget-memory",
                "forgotten",
                own -> profiles.memories()
                        .retire(own.person(), own.visit().segment("memory"), edit("Forgotten on their own page")));
    }

    public Endpoint confirm() {
        return acting(
                "confirm-memory",
                "confirmed",
                own -> hands.confirm(
                        own.person(),
                        own.visit().segment("memory"),
                        own.visit().field("seen"),
                        "Confirmed on their own page"));
    }

    public Endpoint undo() {
        return acting(
                "undo",
                "undone",
                own -> profiles.histories()
                        .undo(own.person(), own.visit().segment("adaptation"), edit("Undone on their own page")));
    }

    public Endpoint switches() {
        return acting(
                "switch",
                "switched",
                own -> profiles.people()
                        .change(own.person(), SwitchForm.of(own.visit()), edit("Switched on their own page")));
    }

    /** Speaks another language from now on. */
    public Endpoint language() {
        return door.held("look-at-own-page", own -> {
            String chosen = own.visit().field("language");
            OwnVisit next = Texts.LANGUAGES.contains(chosen) ? own.speaking(chosen) : own;
            door.keep(next);
            return next.pass().framed() ? page(next) : Future.succeededFuture(new Reply.Redirect(Links.OWN));
        });
    }

    public Endpoint export() {
        return door.held("export-person", own -> export.of(own.visit(), own.person()));
    }

    /** Only for who typed the word: what is erased cannot be brought back. */
    public Endpoint erase() {
        return door.held("erase-person", own -> {
            String typed = own.visit().field("word").strip();
            String word = own.texts().say("erase.word");
            if (!typed.toLowerCase(Locale.ROOT).equals(word)) {
                return page(own, 400, "", null, typed);
            }
            return door.note(own, "erase-person")
                    .compose(noted -> own.visit().await(profiles.people().erase(own.person())))
                    .map(receipt -> {
                        door.leave(own.visit());
                        return receipt(own.texts(), receipt);
                    });
        });
    }

    private Endpoint acting(String act, String well, Function<OwnVisit, CompletionStage<?>> action) {
        return door.held(
                act,
                own -> own.visit()
                        .await(action.apply(own))
                        .map(well)
                        .recover(failure -> Faults.isConflict(failure)
                                ? Future.succeededFuture("conflict")
                                : Future.failedFuture(failure))
                        .compose(notice -> after(own, notice)));
    }

    /** A browser that sent a form is sent on to the page; inside another page there is nothing that it could come back with. */
    private Future<Reply> after(OwnVisit own, String notice) {
        return own.pass().framed()
                ? page(own, 200, notice, null, null)
                : Future.succeededFuture(new Reply.Redirect(Links.with(Links.OWN, "notice", notice)));
    }

    private Future<Reply> refused(OwnVisit own, String memory, String text, Throwable failure) {
        if (Faults.isConflict(failure)) {
            String problem = own.texts().say("edit.conflict");
            return page(own, 409, "", new OwnWriter.Draft(memory, text, problem), null);
        }
        if (Faults.of("text", failure).isPresent()) {
            String problem = own.texts().say(text.isBlank() ? "edit.empty" : "edit.wrong");
            return page(own, 400, "", new OwnWriter.Draft(memory, text, problem), null);
        }
        return Future.failedFuture(failure);
    }

    private Future<Reply> page(OwnVisit own) {
        String asked = own.visit().query("notice");
        boolean known =
                asked.length() <= MOST_KEY_CHARACTERS && own.texts().keys().contains("notice." + asked);
        return page(own, 200, known ? asked : "", null, null);
    }

    private Future<Reply> page(
            OwnVisit own, int status, String notice, OwnWriter.@Nullable Draft draft, @Nullable String typed) {
        Texts texts = own.texts();
        OwnView.Asked asked = asked(own.visit());
        OwnWriter writer = new OwnWriter(texts, draft, asked);
        String cursor = asked.of(OwnWriter.CHANGES);
        Page.Request changes = new Page.Request(CHANGES, cursor.isEmpty() ? null : cursor);
        return own.visit()
                .await(profiles.people()
                        .find(own.person())
                        .thenCompose(profile -> profiles.histories()
                                .list(own.person(), changes)
                                .thenApply(history -> new OwnView(
                                        texts,
                                        door.hidden(own),
                                        notice.isEmpty() ? "" : texts.say("notice." + notice),
                                        notice.equals("conflict"),
                                        writer.waiting(profile),
                                        writer.groups(profile, clock.instant()),
                                        writer.said(profile, clock.instant()),
                                        writer.changes(history),
                                        writer.switches(profile.controls()),
                                        writer.languages(),
                                        texts.say("erase.word"),
                                        typed,
                                        own.pass().framed()))))
                .map(view -> new Reply.Page(status, "own", texts.say("title"), view, null));
    }

    private static OwnView.Asked asked(Visit visit) {
        boolean isForm = visit.request().method().equals(HttpMethod.POST);
        String list = isForm ? visit.field("list") : visit.query("list");
        return list.isEmpty()
                ? OwnView.Asked.NOTHING
                : new OwnView.Asked(list, isForm ? visit.field("from") : visit.query("from"));
    }

    private static Reply receipt(Texts texts, Receipt receipt) {
        List<String> lines = List.of(
                texts.say("receipt.memories", receipt.memories()),
                texts.say("receipt.history", receipt.history()),
                texts.say("receipt.traces", receipt.traces()),
                texts.say("receipt.queued", receipt.queued()),
                texts.say("receipt.at", receipt.erasedAt()));
        OwnView.Note note = new OwnView.Note(texts, texts.say("receipt.title"), texts.say("receipt.text"), lines);
        return new Reply.Page("own-note", texts.say("receipt.title"), note);
    }

    private static Edit edit(String why) {
        return new Edit(Author.PERSON, why, null);
    }
}
