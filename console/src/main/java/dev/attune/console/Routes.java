package dev.attune.console;

import static dev.attune.console.page.Route.Access.ADMIN;
import static dev.attune.console.page.Route.Access.EDITOR;
import static dev.attune.console.page.Route.Access.OPEN;
import static dev.attune.console.page.Route.Access.PERSON;
import static dev.attune.console.page.Route.Access.VIEWER;
import static dev.attune.console.page.Route.get;
import static dev.attune.console.page.Route.post;
import static dev.attune.console.page.Route.upload;

import dev.attune.console.audit.AuditPage;
import dev.attune.console.imports.ImportPage;
import dev.attune.console.keys.KeysPage;
import dev.attune.console.overview.OverviewPage;
import dev.attune.console.own.OwnPage;
import dev.attune.console.page.Links;
import dev.attune.console.page.Route;
import dev.attune.console.people.MemoriesPage;
import dev.attune.console.people.PeoplePage;
import dev.attune.console.people.PersonLists;
import dev.attune.console.people.PersonLive;
import dev.attune.console.people.PersonPage;
import dev.attune.console.people.PersonTransfers;
import dev.attune.console.people.ThenPage;
import dev.attune.console.playground.PlaygroundPage;
import dev.attune.console.policies.PoliciesPage;
import dev.attune.console.policies.PolicyPage;
import dev.attune.console.policies.VersionPage;
import dev.attune.console.review.ReviewPage;
import java.util.List;

/** Every address of the console: who may visit it, what the audit log calls that, and where it leads. */
final class Routes {

    private static final String ONE = Links.PEOPLE + "/:tenant/:user";
    private static final String MEMORY = ONE + "/memories/:memory";
    private static final String IMPORT = Links.IMPORTS + "/:tenant/:import";
    private static final String OWN_MEMORY = Links.OWN + "/memories/:memory";

    private static final String POLICY = Links.POLICIES + "/:policy";

    private Routes() {}

    static List<Route> of(Endpoints to) {
        return List.of(
                get("/health/live", OPEN, "", to.health()::live),
                get("/health/ready", OPEN, "", to.health()::ready),
                get(Links.SIGN_IN, OPEN, "", to.signIn()::form),
                post(Links.SIGN_IN, OPEN, "sign-in", to.signIn()::attempt),
                get(Links.SIGN_IN + "/provider", OPEN, "", to.provider()::begin),
                get(Links.SIGN_IN + "/provider/back", OPEN, "", to.provider()::end),
                post(Links.SIGN_OUT, VIEWER, "sign-out", to.signIn()::signOut),
                get(Links.HOME, VIEWER, "look-at-overview", to.overview()::show),
                get("/live", VIEWER, "follow-overview", to.overview()::follow),
                get(Links.PEOPLE, VIEWER, "list-people", to.people()::show),
                get(ONE, VIEWER, "look-at-person", to.person()::show),
                get(ONE + "/live", VIEWER, "follow-person", to.live()::follow),
                get(ONE + "/history", VIEWER, "look-at-history", to.lists()::history),
                get(ONE + "/memories", VIEWER, "look-at-memories", to.memories()::show),
                get(ONE + "/then", VIEWER, "look-at-past", to.then()::show),
                get(ONE + "/traces", VIEWER, "look-at-answers", to.lists()::traces),
                get(ONE + "/traces/:trace", VIEWER, "look-at-answer", to.lists()::trace),
                post(ONE + "/personalization", EDITOR, "switch", to.person()::personalization),
                post(MEMORY + "/edit", EDITOR, "edit-memory", to.person()::rewrite),
                post(MEMORY + "/forget", EDITOR, "forget-memory", to.person()::forget),
                post(ONE + "/history/:adaptation/undo", EDITOR, "undo", to.person()::undo),
                post(MEMORY + "/approve", EDITOR, "confirm-memory", to.review()::approve),
                post(MEMORY + "/refuse", EDITOR, "refuse-memory", to.review()::refuse),
                post(ONE + "/export", EDITOR, "export-person", to.transfers()::export),
                post(ONE + "/erase", ADMIN, "erase-person", to.transfers()::erase),
                post(ONE + "/links", ADMIN, "make-link", to.transfers()::link),
                post(ONE + "/links/end", ADMIN, "end-links", to.transfers()::endLinks),
                get(Links.IMPORTS, EDITOR, "list-imports", to.imports()::list),
                upload(Links.IMPORTS, EDITOR, "send-import", to.imports()::upload),
                get(IMPORT, EDITOR, "look-at-import", to.imports()::show),
                get(IMPORT + "/live", EDITOR, "", to.imports()::follow),
                post(IMPORT + "/start", EDITOR, "start-import", to.imports()::start),
                post(IMPORT + "/cancel", EDITOR, "cancel-import", to.imports()::cancel),
                get(Links.REVIEW, VIEWER, "look-at-review", to.review()::show),
                post(Links.REVIEW + "/dead/:letter/retry", EDITOR, "retry-dead-letter", to.review()::retry),
                post(Links.REVIEW + "/dead/:letter/drop", EDITOR, "drop-dead-letter", to.review()::drop),
                get(Links.PLAYGROUND, EDITOR, "", to.playground()::show),
                post(Links.PLAYGROUND, EDITOR, "ask-as-person", to.playground()::send),
                get(Links.PLAYGROUND + "/:chat/live", EDITOR, "follow-playground", to.playground()::follow),
                get(Links.KEYS, ADMIN, "list-keys", to.keys()::show),
                post(Links.KEYS, ADMIN, "make-key", to.keys()::create),
                post(Links.KEYS + "/:tenant/:key/revoke", ADMIN, "revoke-key", to.keys()::revoke),
                get(Links.POLICIES, VIEWER, "look-at-policies", to.policies()::show),
                get(POLICY, VIEWER, "look-at-policies", to.policy()::show),
                get(POLICY + "/versions/:version", VIEWER, "look-at-policies", to.versions()::show),
                post(POLICY, ADMIN, "change-policy", to.policy()::change),
                post(POLICY + "/preview", ADMIN, "try-policy", to.policy()::preview),
                post(POLICY + "/rollback", ADMIN, "roll-back-policy", to.versions()::rollback),
                get(Links.AUDIT, ADMIN, "read-audit-log", to.audit()::show),
                get(Links.OWN, PERSON, "look-at-own-page", to.own().show()),
                get(
                        Links.OWN + "/open/:token",
                        PERSON,
                        "open-own-page",
                        to.own().open()),
                post(Links.OWN + "/more", PERSON, "", to.own().more()),
                post(Links.OWN + "/language", PERSON, "", to.own().language()),
                post(Links.OWN + "/switches", PERSON, "switch", to.own().switches()),
                post(OWN_MEMORY + "/edit", PERSON, "edit-memory", to.own().rewrite()),
                post(OWN_MEMORY + "/forget", PERSON, "forget-memory", to.own().forget()),
                post(OWN_MEMORY + "/confirm", PERSON, "confirm-memory", to.own().confirm()),
                post(
                        Links.OWN + "/history/:adaptation/undo",
                        PERSON,
                        "undo",
                        to.own().undo()),
                post(Links.OWN + "/export", PERSON, "export-person", to.own().export()),
                post(Links.OWN + "/erase", PERSON, "erase-person", to.own().erase()));
    }

    /** What the routes lead to. */
    record Endpoints(
            Health health,
            SignIn signIn,
            ProviderSignIn provider,
            OverviewPage overview,
            PeoplePage people,
            PersonPage person,
            PersonTransfers transfers,
            ImportPage imports,
            PersonLists lists,
            MemoriesPage memories,
            ThenPage then,
            PersonLive live,
            ReviewPage review,
            PlaygroundPage playground,
            KeysPage keys,
            PoliciesPage policies,
            PolicyPage policy,
            VersionPage versions,
            AuditPage audit,
            OwnPage own) {}
}
