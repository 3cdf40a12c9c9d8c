package dev.attune.console;

import dev.attune.console.access.Password;
import dev.attune.console.access.Sessions;
import dev.attune.console.access.Throttle;
import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.SessionCookie;
import dev.attune.console.page.Visit;
import dev.attune.profile.model.Labelled;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;

/**
 * Signing in by password, and out again. The password is checked on threads of its own, one attempt at a time for each, and no more wait
 * for them than {@value #MOST_CHECKS}: beyond that, an attempt is put off as one that came too soon. Confined to the event loop.
 */
final class SignIn {

    private static final int MOST_CHECKS = 16;
    private static final int MOST_PASSWORD_CHARACTERS = 1_024;
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final String BACK = "back";

    private final Password password;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Throttle throttle;
    private final WorkerExecutor executor;

    private int checks;

    SignIn(Password password, Sessions sessions, SessionCookie cookie, Throttle throttle, WorkerExecutor executor) {
        this.password = password;
        this.sessions = sessions;
        this.cookie = cookie;
        this.throttle = throttle;
        this.executor = executor;
    }

    Future<Reply> form(Visit visit) {
        String back = back(visit.query(BACK));
        if (visit.session().isSignedIn()) {
            return Future.succeededFuture(new Reply.Redirect(back));
        }
        cookie.write(visit.response(), visit.session());
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        return Future.succeededFuture(page(200, back, "").with(notice));
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
                    "Too many attempts. Try again in " + seconds + (seconds == 1 ? " second." : " seconds.")));
        }
        return check(visit.field("password")).map(right -> {
            if (!right) {
                return page(401, back, "That is not the password.");
            }
            throttle.succeeded(address);
            cookie.write(visit.response(), sessions.admin());
            return new Reply.Redirect(back);
        });
    }

    Future<Reply> signOut(Visit visit) {
        sessions.signOut(visit.session());
        cookie.remove(visit.response());
        return Future.succeededFuture(
                new Reply.Redirect(Links.with(Links.SIGN_IN, "notice", Notice.SIGNED_OUT.label())));
    }

    private Future<Boolean> check(String given) {
        if (given.isEmpty() || given.length() > MOST_PASSWORD_CHARACTERS) {
            return Future.succeededFuture(false);
        }
        checks++;
        return executor.executeBlocking(() -> password.verify(given.toCharArray()), false)
                .onComplete(done -> checks--);
    }

    private static Reply.Page page(int status, String back, String problem) {
        return new Reply.Page(status, "sign-in", "Sign in", new View(back, problem), null);
    }

    private static String back(String asked) {
        return Links.isLocal(asked) ? asked : Links.HOME;
    }

    /**
     * What the sign-in page shows.
     *
     * @param back where to go next
     * @param problem with the last attempt; empty when there was none
     */
    public record View(String back, String problem) {}
}
