package dev.attune.console;

import static dev.attune.console.page.Route.get;
import static dev.attune.console.page.Route.post;

import dev.attune.console.keys.KeysPage;
import dev.attune.console.overview.OverviewPage;
import dev.attune.console.page.Links;
import dev.attune.console.page.Route;
import dev.attune.console.people.PeoplePage;
import dev.attune.console.people.PersonLists;
import dev.attune.console.people.PersonLive;
import dev.attune.console.people.PersonPage;
import dev.attune.console.playground.PlaygroundPage;
import dev.attune.console.review.ReviewPage;
import java.util.List;

/** Every address of the console. All need a session but those marked open. */
final class Routes {

    private static final String PERSON = Links.PEOPLE + "/:tenant/:user";

    private Routes() {}

    static List<Route> of(Endpoints to) {
        return List.of(
                get("/health/live", to.health()::live).open(),
                get("/health/ready", to.health()::ready).open(),
                get(Links.SIGN_IN, to.signIn()::form).open(),
                post(Links.SIGN_IN, to.signIn()::attempt).open(),
                post(Links.SIGN_OUT, to.signIn()::signOut),
                get(Links.HOME, to.overview()::show),
                get("/live", to.overview()::follow),
                get(Links.PEOPLE, to.people()::show),
                get(PERSON, to.person()::show),
                get(PERSON + "/live", to.live()::follow),
                get(PERSON + "/history", to.lists()::history),
                get(PERSON + "/traces", to.lists()::traces),
                get(PERSON + "/traces/:trace", to.lists()::trace),
                post(PERSON + "/personalization", to.person()::personalization),
                post(PERSON + "/memories/:memory/forget", to.person()::forget),
                post(PERSON + "/history/:adaptation/undo", to.person()::undo),
                post(PERSON + "/memories/:memory/approve", to.review()::approve),
                post(PERSON + "/memories/:memory/refuse", to.review()::refuse),
                get(Links.REVIEW, to.review()::show),
                post(Links.REVIEW + "/dead/:letter/retry", to.review()::retry),
                post(Links.REVIEW + "/dead/:letter/drop", to.review()::drop),
                get(Links.PLAYGROUND, to.playground()::show),
                post(Links.PLAYGROUND, to.playground()::send),
                get(Links.PLAYGROUND + "/:chat/live", to.playground()::follow),
                get(Links.KEYS, to.keys()::show),
                post(Links.KEYS, to.keys()::create),
                post(Links.KEYS + "/:tenant/:key/revoke", to.keys()::revoke));
    }

    /** What the routes lead to. */
    record Endpoints(
            Health health,
            SignIn signIn,
            OverviewPage overview,
            PeoplePage people,
            PersonPage person,
            PersonLists lists,
            PersonLive live,
            ReviewPage review,
            PlaygroundPage playground,
            KeysPage keys) {}
}
