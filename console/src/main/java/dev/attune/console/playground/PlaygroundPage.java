package dev.attune.console.playground;

import dev.attune.console.access.Sessions;
import dev.attune.console.live.PartStream;
import dev.attune.console.page.Frame;
import dev.attune.console.page.Links;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Tools;
import dev.attune.console.page.Visit;
import dev.attune.console.people.Words;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks as a person, through the proxy, with what is known of them and without; or shows what would be told. Confined to the event loop. */
public final class PlaygroundPage {

    private static final String TEMPLATE = "playground";
    private static final int MOST_CHATS = 200;
    private static final long PAUSE_MS = 120;
    private static final long LOOK_MS = 100;
    private static final int MOST_LOOKS = 30;

    private final Profiles profiles;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Tools tools;
    private final ProxyCalls proxy;
    private final Map<String, Chat> chats = new LinkedHashMap<>();

    public PlaygroundPage(Profiles profiles, URI proxy, Sessions sessions, InstantSource clock, Tools tools) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.clock = clock;
        this.tools = tools;
        this.proxy = new ProxyCalls(tools.vertx(), proxy);
    }

    public Future<Reply> show(Visit visit) {
        return Future.succeededFuture(page(200, new View(PlayForm.asked(visit), null, List.of(), null, null)));
    }

    public Future<Reply> send(Visit visit) {
        PlayForm form = PlayForm.sent(visit);
        Chat known = chat(visit, visit.field("chat"));
        Person person;
        try {
            person = form.person();
        } catch (InvalidInput wrong) {
            // An open page swaps in what comes well, and the form with its problem is to come where it was.
            return Future.succeededFuture(page(visit.isPartial() ? 200 : 400, view(form.with(wrong), known)));
        }
        visit.about(person);
        if (!visit.field("preview").isEmpty()) {
            return visit.await(profiles.search().preview(asking(person, form)))
                    .map(prepared -> page(200, preview(form, known, prepared)));
        }
        Chat chat = known == null
                        || !known.person().equals(person)
                        || known.rounds().size() >= Chat.MOST_ROUNDS
                ? begin(visit, person)
                : known;
        chat.key(visit.field("key").strip());
        Future<Void> answered = ask(visit, chat, form);
        return visit.isPartial()
                ? Future.succeededFuture(page(200, view(form.next(), chat)))
                : answered.map(done -> page(200, view(form.next(), chat)));
    }

    public Future<Reply> follow(Visit visit) {
        Chat chat = chat(visit, visit.segment("chat"));
        if (chat == null) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no such chat");
        }
        visit.about(chat.person());
        PartStream stream = new PartStream(
                tools.vertx(),
                visit,
                new PartStream.What(
                        "talk",
                        PAUSE_MS,
                        PartStream.Source.rendering(() -> render(visit, chat)),
                        () -> sessions.isLive(visit.session()),
                        chat::isSettled));
        Runnable outdate = stream::outdate;
        chat.listen(outdate);
        stream.begin(() -> chat.leave(outdate));
        return Future.succeededFuture(new Reply.Taken());
    }

    public void close() {
        proxy.close();
    }

    private Future<Void> ask(Visit visit, Chat chat, PlayForm form) {
        Round round = new Round(form.message());
        chat.rounds().add(round);
        Mode mode = form.teach() ? Mode.ON : Mode.APPLY;
        Future<Void> with = proxy.ask(ask(chat, form, mode, false), round.with(), chat::changed)
                .compose(done -> explain(visit, chat, round));
        Future<Void> without = proxy.ask(ask(chat, form, Mode.OFF, true), round.without(), chat::changed);
        return Future.join(with, without).mapEmpty();
    }

    private static ProxyCalls.Ask ask(Chat chat, PlayForm form, Mode mode, boolean plain) {
        return new ProxyCalls.Ask(
                chat.person().id(),
                "playground-" + chat.id(),
                form.model(),
                chat.key(),
                mode,
                chat.messages(plain ? Round::without : Round::with));
    }

    /** The trace is kept after the answer has ended, so it may take a moment until it can be found. */
    private Future<Void> explain(Visit visit, Chat chat, Round round) {
        String id = round.with().trace();
        Future<List<Round.Told>> told = id == null
                ? Future.succeededFuture(List.of())
                : look(visit, chat.person(), id, MOST_LOOKS).map(PlaygroundPage::told);
        return told.otherwise(List.of())
                .<Void>map(all -> {
                    round.explain(all, all.isEmpty() || id == null ? null : Links.of(chat.person(), "traces", id));
                    return null;
                })
                .onComplete(done -> chat.changed());
    }

    private Future<Trace> look(Visit visit, Person person, String id, int looks) {
        return visit.await(profiles.traces().find(person.tenant(), id)).recover(failure -> {
            if (looks <= 1) {
                return Future.failedFuture(failure);
            }
            Promise<Trace> later = Promise.promise();
            tools.vertx()
                    .setTimer(
                            LOOK_MS, timer -> look(visit, person, id, looks - 1).onComplete(later));
            return later.future();
        });
    }

    private static List<Round.Told> told(Trace trace) {
        return trace.injected().stream()
                .map(one -> new Round.Told(Words.place(one.place()), one.text(), one.tokens()))
                .toList();
    }

    private Asking asking(Person person, PlayForm form) {
        List<Mark> marks = List.of(new Mark(Role.USER, form.message().hashCode()));
        Instant now = clock.instant();
        return new Asking(person, null, form.model(), Mode.APPLY, marks, 0, form.message(), now);
    }

    private static View preview(PlayForm form, @Nullable Chat chat, Prepared prepared) {
        String verdict = prepared.verdict() instanceof Verdict.None none
                ? "It would be left as it is: " + Words.reason(none.reason()) + "."
                : "It would be personalized.";
        List<Round.Told> blocks = prepared.blocks().stream()
                .map(block -> new Round.Told(Words.place(block.place()), block.text(), block.tokens()))
                .toList();
        View view = view(form, chat);
        return new View(form, view.chat(), view.rounds(), view.liveHref(), new Preview(verdict, blocks));
    }

    private Chat begin(Visit visit, Person person) {
        if (chats.size() >= MOST_CHATS) {
            chats.remove(chats.keySet().iterator().next());
        }
        Chat chat = new Chat(UUID.randomUUID().toString(), visit.session().nonce(), person);
        chats.put(chat.id(), chat);
        return chat;
    }

    /** A chat of this session; absent when there is none by that name. */
    private @Nullable Chat chat(Visit visit, String id) {
        Chat chat = chats.get(id);
        return chat != null && chat.isOf(visit.session().nonce()) ? chat : null;
    }

    private Future<String> render(Visit visit, Chat chat) {
        Frame frame = new Frame(
                "Playground",
                visit.session().csrf(),
                Links.PLAYGROUND,
                visit.session().role(),
                true,
                null,
                tools.assets());
        PlayForm none = new PlayForm("", "", "", "", false, "", "");
        return tools.views().fragment(TEMPLATE, "rounds", Map.of("frame", frame, "view", view(none, chat)));
    }

    private static View view(PlayForm form, @Nullable Chat chat) {
        if (chat == null) {
            return new View(form, null, List.of(), null, null);
        }
        String live = chat.isSettled() ? null : Links.PLAYGROUND + "/" + Links.segment(chat.id()) + "/live";
        return new View(form, chat.id(), List.copyOf(chat.rounds()), live, null);
    }

    private static Reply page(int status, View view) {
        return new Reply.Page(status, TEMPLATE, "Playground", view, null);
    }

    /**
     * What the page shows.
     *
     * @param chat its id; absent before the first message
     * @param liveHref where the answers come from; absent when all are there
     * @param preview absent when none was asked for
     */
    public record View(
            PlayForm form,
            @Nullable String chat,
            List<Round> rounds,
            @Nullable String liveHref,
            @Nullable Preview preview) {}

    /** What would be told for a message. */
    public record Preview(String verdict, List<Round.Told> blocks) {}
}
