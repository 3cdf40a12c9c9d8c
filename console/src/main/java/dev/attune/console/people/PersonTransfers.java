package dev.attune.console.people;

import dev.attune.console.page.Auditing;
import dev.attune.console.page.Faults;
import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Receipt;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What concerns a person as a whole: taking all along, erasing all, and links to their own page. */
public final class PersonTransfers {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final Profiles profiles;
    private final Auditing auditing;
    private final PersonLinks links;
    private final ExportReply export;
    private final PersonLoader loader;
    private final InstantSource clock;

    public PersonTransfers(
            Profiles profiles, Auditing auditing, PersonLinks links, ExportReply export, InstantSource clock) {
        this.profiles = profiles;
        this.auditing = auditing;
        this.links = links;
        this.export = export;
        this.loader = new PersonLoader(profiles, clock);
        this.clock = clock;
    }

    public Future<Reply> export(Visit visit) {
        return export.of(visit, visit.person());
    }

    /** Only for who typed the person's id: what is erased cannot be brought back. */
    public Future<Reply> erase(Visit visit) {
        Person person = visit.person();
        String typed = visit.field("erase");
        if (!typed.strip().equals(person.id().strip())) {
            return page(
                    visit,
                    400,
                    new PersonForms(
                            Map.of("erase", typed), "erase", "That is not their id. Nothing was erased.", null));
        }
        return visit.await(profiles.people().find(person))
                .compose(known -> auditing.note(visit, visit.session().name(), "erase-person", person))
                .compose(noted -> visit.await(profiles.people().erase(person)))
                .map(receipt -> new Reply.Page("erased", "Erased", new Erased(person.id(), receipt)));
    }

    public Future<Reply> link(Visit visit) {
        Person person = visit.person();
        String hours = visit.field("hours").strip();
        String language = visit.field("language");
        Map<String, String> typed = Map.of("hours", hours, "language", language);
        if (!NUMBER.matcher(hours).matches()) {
            return page(
                    visit,
                    400,
                    new PersonForms(
                            typed,
                            "hours",
                            "It must be a whole number from 1 to " + PersonLinks.MOST_HOURS + ".",
                            null));
        }
        return visit.await(profiles.people()
                        .find(person)
                        .thenCompose(known -> links.make(person, Integer.parseInt(hours), language)))
                .compose(link -> page(
                        visit,
                        200,
                        new PersonForms(
                                typed,
                                "",
                                "",
                                new PersonForms.Made(link.url(), Moment.of(link.expiresAt(), clock.instant())))))
                .recover(failure -> refused(visit, typed, failure));
    }

    public Future<Reply> endLinks(Visit visit) {
        Person person = visit.person();
        return visit.await(profiles.people().find(person).thenCompose(known -> links.end(person)))
                .map(done ->
                        new Reply.Redirect(Links.with(Links.person(person), "notice", Notice.LINKS_ENDED.label())));
    }

    private Future<Reply> refused(Visit visit, Map<String, String> typed, Throwable failure) {
        Optional<InvalidInput> wrong = Faults.of("hours", failure).or(() -> Faults.of("language", failure));
        return wrong.isEmpty()
                ? Future.failedFuture(failure)
                : page(
                        visit,
                        400,
                        new PersonForms(
                                typed, wrong.get().field(), "It " + wrong.get().getMessage() + ".", null));
    }

    private Future<Reply> page(Visit visit, int status, PersonForms forms) {
        Person person = visit.person();
        return visit.await(loader.load(person, MemoryFilter.of(visit)))
                .map(view -> new Reply.Page(status, "person", person.id(), view.with(forms), null));
    }

    /** What an erasure leaves to show. */
    public record Erased(String user, Receipt receipt) {}
}
