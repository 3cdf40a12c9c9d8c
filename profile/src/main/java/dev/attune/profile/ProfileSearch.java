package dev.attune.profile;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.recall.RecallQuery;
import dev.attune.profile.recall.Recaller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Searches without an answer being asked for. Runs in the workers. */
final class ProfileSearch implements Search {

    private final People people;
    private final Preparing preparing;
    private final Recaller recaller;
    private final RecallQueries queries;
    private final KnownCache cache;
    private final Ruling ruling;
    private final InstantSource clock;
    private final MeaningOf meaning;
    private final Executor workers;

    ProfileSearch(Rooms rooms, People people, Preparing preparing, KnownCache cache) {
        this.people = people;
        this.preparing = preparing;
        this.recaller = rooms.recaller();
        this.queries = new RecallQueries(rooms);
        this.cache = cache;
        this.ruling = rooms.ruling();
        this.clock = rooms.clock();
        this.meaning = new MeaningOf(rooms);
        this.workers = rooms.workers();
    }

    @Override
    public CompletionStage<Recalled> recall(Person person, Query query) {
        return people.find(person).thenComposeAsync(profile -> recall(profile, query), workers);
    }

    @Override
    public CompletionStage<Prepared> preview(Asking asking) {
        return preparing.preview(asking);
    }

    private CompletionStage<Recalled> recall(Profile profile, Query query) {
        Instant now = clock.instant();
        Known known = cache.of(profile, ruling.now(), now);
        RecallQuery asked = queries.of(query, now, profile.controls());
        return meaning.patiently(known, asked)
                .thenApplyAsync(
                        found -> found.map(meant -> recaller.recall(known.index(), asked, meant))
                                .orElseGet(() -> recaller.recall(known.index(), asked)),
                        workers);
    }
}
