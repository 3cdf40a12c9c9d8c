package dev.attune.proxy.manage;

import dev.attune.profile.People;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.model.Person;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Links to a person's own page, for an app to show them in its settings. */
final class LinkCalls {

    private static final Set<String> PARTS = Set.of("hours", "language");

    private final People people;
    private final PersonLinks links;

    LinkCalls(People people, PersonLinks links) {
        this.people = people;
        this.links = links;
    }

    CompletionStage<Answer> make(Call call) {
        // A link as usual takes no body at all.
        Fields fields = call.body().length() == 0
                ? Fields.of(Json.object())
                : call.fields().only(PARTS);
        Person person = call.person();
        Integer hours = fields.count("hours");
        String language = fields.text("language");
        return people.find(person)
                .thenCompose(known -> links.make(
                        person, hours == null ? PersonLinks.USUAL_HOURS : hours, language == null ? "" : language))
                .thenApply(Answer::created);
    }

    CompletionStage<Answer> end(Call call) {
        Person person = call.person();
        return people.find(person)
                .thenCompose(known -> links.end(person))
                .thenApply(ended -> Answer.ok(Map.of("ended", true)));
    }
}
