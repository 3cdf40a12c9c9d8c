package dev.attune.console.own;

import dev.attune.console.page.Auditing;
import dev.attune.console.page.Endpoint;
import dev.attune.console.page.Faults;
import dev.attune.console.page.FirstStep;
import dev.attune.console.page.Links;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.ProfileFailure;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets people in to their own page and to nobody else's. A link opens it; what goes on from there holds a pass. On a page of its own the
 * pass is a cookie that no other site's form sends, and each form carries a token besides. Inside another page browsers keep cookies
 * away, so there the pass travels in each form, and a form that does not hold it opens nothing.
 */
public final class OwnDoor {

    private static final String COOKIE = "attune-own";
    private static final String PASS = "pass";
    private static final String CSRF = "csrf";
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");
    private static final String ACTOR = "person";

    private final PersonLinks links;
    private final Passes passes;
    private final Auditing auditing;
    private final OwnSettings settings;
    private final String cookieName;

    OwnDoor(PersonLinks links, Passes passes, Auditing auditing, OwnSettings settings) {
        this.links = links;
        this.passes = passes;
        this.auditing = auditing;
        this.settings = settings;
        this.cookieName = settings.secureCookies() ? "__Host-" + COOKIE : COOKIE;
    }

    /** Opens the page to who comes by a link, and takes the link out of the browser's address. */
    Endpoint opening(Page page) {
        return visit -> {
            headers(visit);
            return visit.await(links.open(visit.segment("token")))
                    .compose(grant ->
                            grant.isEmpty() ? Future.succeededFuture(closed(visit)) : begin(visit, grant.get(), page))
                    .recover(failure -> trouble(Texts.of(wished(visit)), failure));
        };
    }

    /** An endpoint for who holds a pass. */
    Endpoint held(String act, Page page) {
        return visit -> {
            headers(visit);
            Optional<Pass> pass = pass(visit);
            if (pass.isEmpty()) {
                return Future.succeededFuture(closed(visit));
            }
            Texts texts = Texts.of(pass.get().language());
            return visit.await(links.stands(pass.get().grant()))
                    .compose(grant -> grant.isEmpty()
                            ? Future.succeededFuture(closed(visit))
                            : noted(new OwnVisit(visit, pass.get(), texts), act, page))
                    .recover(failure -> trouble(texts, failure));
        };
    }

    /** Notes now what is about to be done, where afterwards nobody may know any more whom it was done to. */
    Future<Void> note(OwnVisit own, String act) {
        return auditing.note(own.visit(), ACTOR, act, own.person());
    }

    /** What each form of the page carries. */
    OwnView.Hidden hidden(OwnVisit own) {
        return own.pass().framed()
                ? new OwnView.Hidden(PASS, passes.token(own.pass()))
                : new OwnView.Hidden(CSRF, own.pass().csrf());
    }

    void keep(OwnVisit own) {
        if (!own.pass().framed()) {
            own.visit().response().addCookie(cookie(passes.token(own.pass())).setMaxAge(Passes.LIFE.toSeconds()));
        }
    }

    void leave(Visit visit) {
        visit.response().addCookie(cookie("").setMaxAge(0));
    }

    private Future<Reply> begin(Visit visit, PersonLinks.Grant grant, Page page) {
        String language = grant.language().isEmpty() ? wished(visit) : grant.language();
        boolean framed = !settings.frameAncestors().isEmpty()
                && FRAMES.contains(Optional.ofNullable(visit.request().getHeader("Sec-Fetch-Dest"))
                        .orElse(""));
        OwnVisit own = new OwnVisit(visit, passes.begin(grant, framed, language), Texts.of(language));
        keep(own);
        return framed
                ? noted(own, "open-own-page", page)
                : note(own, "open-own-page").map(new Reply.Redirect(Links.OWN));
    }

    private Future<Reply> noted(OwnVisit own, String act, Page page) {
        return page.answer(own).compose(reply -> {
            boolean failed = reply instanceof Reply.Page shown && shown.status() >= 400;
            return failed || own.visit().isNoted()
                    ? Future.succeededFuture(reply)
                    : note(own, act).map(reply);
        });
    }

    private Optional<Pass> pass(Visit visit) {
        String inForm = visit.field(PASS);
        if (!inForm.isEmpty()) {
            return passes.read(inForm, true);
        }
        boolean changes = visit.request().method().equals(HttpMethod.POST);
        return Optional.ofNullable(visit.request().getCookie(cookieName))
                .flatMap(cookie -> passes.read(cookie.getValue(), false))
                .filter(pass -> !changes || Passes.same(pass.csrf(), visit.field(CSRF)));
    }

    /** One answer for a link that was forged, ran out or was ended, and for no pass at all: it tells nobody which. */
    private Reply closed(Visit visit) {
        leave(visit);
        Texts texts = Texts.of(wished(visit));
        return new Reply.Page(
                403,
                "own-note",
                texts.say("closed.title"),
                new OwnView.Note(texts, texts.say("closed.title"), texts.say("closed.text"), List.of()),
                null);
    }

    private static Future<Reply> trouble(Texts texts, Throwable failure) {
        Optional<ProfileFailure.Code> code = Faults.code(failure);
        boolean away =
                code.filter(ProfileFailure.Code.STORE_UNAVAILABLE::equals).isPresent();
        boolean gone = code.filter(ProfileFailure.Code.NOT_FOUND::equals).isPresent();
        if (!away && !gone) {
            return Future.failedFuture(failure);
        }
        String what = away ? "away" : "gone";
        return Future.succeededFuture(new Reply.Page(
                away ? 503 : 404,
                "own-note",
                texts.say(what + ".title"),
                new OwnView.Note(texts, texts.say(what + ".title"), texts.say(what + ".text"), List.of()),
                null));
    }

    private void headers(Visit visit) {
        if (!settings.frameAncestors().isEmpty()) {
            visit.response()
                    .putHeader(
                            "Content-Security-Policy", FirstStep.policy(String.join(" ", settings.frameAncestors())));
        }
    }

    private static String wished(Visit visit) {
        return Texts.wished(Optional.ofNullable(visit.request().getHeader("Accept-Language"))
                .orElse(""));
    }

    /** Lax, not strict: a link in a mail or another page opens it, and a strict cookie would not come along to the page behind. */
    private Cookie cookie(String value) {
        return Cookie.cookie(cookieName, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(settings.secureCookies())
                .setSameSite(CookieSameSite.LAX);
    }

    /** Answers somebody who was let in. */
    @FunctionalInterface
    interface Page {
        Future<Reply> answer(OwnVisit own);
    }
}
