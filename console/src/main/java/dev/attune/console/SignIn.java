package dev.attune.console;

import dev.attune.console.access.Session;
import dev.attune.console.access.Sessions;
import dev.attune.console.access.Throttle;
import dev.attune.console.access.User;
import dev.attune.console.access.Users;
import dev.attune.console.page.Auditing;
import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.SessionCookie;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import dev.attune.profile.SignOuts;
import dev.attune.profile.model.Labelled;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;

/**
 * Signing in by password, and out again. The password is checked on threads of its own, one attempt at a time for each, and no more wait
 * for them than {@value #MOST_CHECKS}: beyond that, an attempt is put off as one that came too soon. Confined to the event loop.
 */
final class SignIn {

    private static final int MOST_CHECKS = 16;
    private static final int MOST_PASSWORD_CHARACTERS = 1_024;
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final String BACK = "back";
    private static final String NAME = "name";

    private final Users users;
    private final SignOuts signOuts;
    private final Auditing auditing;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Throttle throttle;
    private final WorkerExecutor executor;

    private final String provider;

    private int checks;

    SignIn(
            Users users,
            Profiles profiles,
            Auditing auditing,
            Sessions sessions,
            SessionCookie cookie,
            Throttle throttle,
            WorkerExecutor executor,
            String provider) {
        this.users = users;
        this.signOuts = profiles.signOuts();
        this.auditing = auditing;
        this.sessions = sessions;
        this.cookie = cookie;
        this.throttle = throttle;
        this.executor = executor;
        this.provider = provider;
    }

    Future<Reply> form(Visit visit) {
        String back = back(visit.query(BACK));
        if (!visit.session().isSignedIn()) {
            return Future.succeededFuture(asked(visit, back));
        }
        return visit.await(signOuts.ended(visit.session().nonce())).map(ended -> {
            if (!ended) {
                return new Reply.Redirect(back);
            }
            // Signed out on another console: a form of its session would never be let in.
            cookie.remove(visit.response());
            return new Reply.Redirect(Links.with(Links.SIGN_IN, BACK, back));
        });
    }

    private Reply asked(Visit visit, String back) {
        cookie.write(visit.response(), visit.session());
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        return page(200, back, "", "").with(notice);
    }

    Future<Reply> attempt(Visit visit) {
        String back = back(visit.field(BACK));
        String address = visit.address();
        Duration wait = checks >= MOST_CHECKS ? BUSY : throttle.attempt(address);
        if (!wait.isZero()) {
            long seconds = wait.toSeconds() + 1;
            visit.response().putHeader("Retry-After", Long.toString(seconds));
            return Future.succeededFuture(page(
                    429,
                    back,
                    visit.field(NAME),
                    "Too many attempts. Try again in " + seconds + (seconds == 1 ? " second." : " seconds.")));
        }
        String name = visit.field(NAME).strip();
        return check(name, visit.field("password")).compose(user -> {
            if (user.isEmpty()) {
                String problem = users.areMany() ? "That is not a name and its password." : "That is not the password.";
                return Future.succeededFuture(page(401, back, name, problem));
            }
            throttle.succeeded(address);
            return let(visit, sessions.of(user.get())).<Reply>map(in -> new Reply.Redirect(back));
        });
    }

    Future<Reply> signOut(Visit visit) {
        Session session = visit.session();
        sessions.signOut(session);
        cookie.remove(visit.response());
        Reply out = new Reply.Redirect(Links.with(Links.SIGN_IN, "notice", Notice.SIGNED_OUT.label()));
        return visit.await(signOuts.end(session.nonce(), session.expires())).map(out);
    }

    /** Begins a session that is signed in; a store that is away keeps nobody out, for without it there is nothing to see either. */
    Future<Void> let(Visit visit, Session session) {
        cookie.write(visit.response(), session);
        return auditing.note(visit, session.name(), "sign-in", null).otherwiseEmpty();
    }

    private Future<Optional<User>> check(String name, String given) {
        if (given.isEmpty() || given.length() > MOST_PASSWORD_CHARACTERS) {
            return Future.succeededFuture(Optional.empty());
        }
        checks++;
        return executor.executeBlocking(() -> users.verify(name, given.toCharArray()), false)
                .onComplete(done -> checks--);
    }

    /** The form again, with what went wrong on another way in. */
    Reply refused(int status, String back, String problem) {
        return page(status, back, "", problem);
    }

    private Reply.Page page(int status, String back, String name, String problem) {
        View view = new View(back, users.areMany(), name, provider, problem);
        return new Reply.Page(status, "sign-in", "Sign in", view, null);
    }

    private static String back(String asked) {
        return Links.isLocal(asked) ? asked : Links.HOME;
    }

    /**
     * What the sign-in page shows.
     *
     * @param back where to go next
     * @param named whether there is more than one name to sign in by
     * @param name as it was typed
     * @param provider what the sign-in provider is called; empty when there is none
     * @param problem with the last attempt; empty when there was none
     */
    public record View(String back, boolean named, String name, String provider, String problem) {}
}
