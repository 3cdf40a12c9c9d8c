package dev.attune.console.review;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.console.people.LongText;
import dev.attune.console.people.MemoryView;
import dev.attune.profile.DeadLetters;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gathers what waits: takes those of whom something does from their list, and reads only their profiles. */
final class ReviewLoader {

    private static final int MOST_PEOPLE = 20;
    private static final int MOST_OF_ONE = 20;
    private static final int LETTERS = 20;

    private final Profiles profiles;
    private final InstantSource clock;

    ReviewLoader(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * Completes on a thread of the front door's.
     *
     * @param cursor where to go on in the list of people
     * @param dead where to go on in the dead letters
     */
    CompletionStage<ReviewView> load(String tenant, @Nullable String cursor, @Nullable String dead) {
        CompletionStage<Page<DeadLetters.Letter>> letters =
                profiles.deadLetters().list(new Page.Request(LETTERS, dead));
        PeopleQuery query = new PeopleQuery(tenant, "", PeopleQuery.Group.WAITING, PeopleQuery.Order.CHANGE);
        return profiles.people()
                .list(query, new Page.Request(MOST_PEOPLE, cursor))
                .thenCompose(part -> waiting(part.map(PersonRow::person).items())
                        .thenApply(waiting -> new Page<>(waiting, part.cursor())))
                .thenCombine(letters, (waiting, part) -> view(tenant, waiting, part));
    }

    static boolean isWaiting(Memory memory) {
        return memory.status() == Status.PENDING || memory.status() == Status.QUARANTINED;
    }

    private CompletionStage<List<ReviewView.Waiting>> waiting(List<Person> people) {
        Instant now = clock.instant();
        CompletionStage<List<ReviewView.Waiting>> all = CompletableFuture.completedStage(new ArrayList<>());
        for (Person person : people) {
            all = all.thenCombine(found(person), (waiting, profile) -> {
                profile.ifPresent(known -> known.memories().stream()
                        .filter(ReviewLoader::isWaiting)
                        .limit(MOST_OF_ONE)
                        .map(memory -> waiting(person, memory, now))
                        .forEach(waiting::add));
                return waiting;
            });
        }
        return all;
    }

    /** Empty for who was erased since the list was read. */
    private CompletionStage<Optional<Profile>> found(Person person) {
        return profiles.people().find(person).thenApply(Optional::of).exceptionallyCompose(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return cause instanceof ProfileFailure known && known.code() == ProfileFailure.Code.NOT_FOUND
                    ? CompletableFuture.completedStage(Optional.empty())
                    : CompletableFuture.failedStage(failure);
        });
    }

    private static ReviewView.Waiting waiting(Person person, Memory memory, Instant now) {
        return new ReviewView.Waiting(
                person.id(),
                Links.person(person),
                MemoryView.of(person, memory, now),
                Links.of(person, "memories", memory.id(), "approve"),
                Links.of(person, "memories", memory.id(), "refuse"));
    }

    private ReviewView view(String tenant, Page<ReviewView.Waiting> waiting, Page<DeadLetters.Letter> letters) {
        Instant now = clock.instant();
        String address =
                tenant.equals(Person.DEFAULT_TENANT) ? Links.REVIEW : Links.with(Links.REVIEW, "tenant", tenant);
        return new ReviewView(
                tenant,
                waiting.items(),
                waiting.cursor() == null ? null : Links.with(address, "cursor", waiting.cursor()),
                letters.items().stream()
                        .filter(letter -> letter.exchange().person().tenant().equals(tenant))
                        .map(letter -> letter(letter, now))
                        .toList(),
                letters.cursor() == null ? null : Links.with(address, "dead", letters.cursor()));
    }

    private static ReviewView.Letter letter(DeadLetters.Letter letter, Instant now) {
        Person person = letter.exchange().person();
        String own = Links.REVIEW + "/dead/" + Links.segment(letter.id());
        return new ReviewView.Letter(
                letter.id(),
                person.id(),
                Links.person(person),
                letter.exchange().conversation(),
                letter.error().substring(letter.error().lastIndexOf('.') + 1),
                letter.attempts(),
                Moment.of(letter.failedAt(), now),
                letter.exchange().turns().stream()
                        .map(turn -> new ReviewView.Said(turn.role().label(), LongText.of(turn.content())))
                        .toList(),
                own + "/retry",
                own + "/drop");
    }
}
