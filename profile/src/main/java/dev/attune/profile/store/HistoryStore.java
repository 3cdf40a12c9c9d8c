package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened to profiles: everything, or the newest of it and what the rest came to. */
public final class HistoryStore {

    private static final Pattern ID = Pattern.compile("\\d{1,18}-\\d{1,18}");
    private static final String EVENT = "a";
    private static final int CHUNK = 1_000;

    private final Redis redis;
    private final Folding folding;

    HistoryStore(Redis redis, Folding folding) {
        this.redis = redis;
        this.folding = folding;
    }

    /** Replaces what a history has too much of by what it came to. */
    public CompletionStage<Void> trim(Person person) {
        return folding.trim(person);
    }

    /** Newest first. */
    public CompletionStage<Page<Adaptation>> list(Person person, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !ID.matcher(cursor).matches()) {
            return CompletableFuture.failedStage(new InvalidInput("cursor", "is not one that a history gave"));
        }
        Range<String> range = cursor == null
                ? Range.unbounded()
                : Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(cursor));
        return redis.call(
                        commands -> commands.xrevrange(Keys.of(person).history(), range, Limit.from(page.limit() + 1)))
                .thenApply(entries -> page(entries, page.limit()));
    }

    public CompletionStage<Optional<Adaptation>> find(Person person, String id) {
        if (!ID.matcher(id).matches()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return redis.call(commands -> commands.xrange(Keys.of(person).history(), Range.create(id, id)))
                .thenApply(entries -> entries.stream().findFirst().map(HistoryStore::adaptation));
    }

    /** Hands over every commit, oldest first, until one is answered with false. Each list is what one commit changed. */
    public CompletionStage<Void> each(Person person, Predicate<List<Adaptation>> commit) {
        return chunk(Keys.of(person).history(), Range.unbounded(), new Commits(commit));
    }

    /**
     * The profile as it stood at that moment, folded from the history; of version 0 when nothing had happened yet. Fails as input that
     * cannot be taken for a moment before what is kept of the history.
     */
    CompletionStage<Profile> at(Person person, Instant moment) {
        return at(person, moment, List.of());
    }

    /**
     * The same, from what is known now and back: what happened lately is found without reading all that happened before.
     *
     * @param episodes those known by that moment, as they are now; what was done to one by hand since is taken back
     */
    public CompletionStage<Profile> at(Profile now, Instant moment, List<Memory> episodes) {
        Rewind rewind = new Rewind(now, moment, episodes);
        return back(now.person(), (now.version() + 1) + "-0", rewind).thenCompose(done -> {
            if (rewind.isLost()) {
                return at(now.person(), moment, episodes);
            }
            return rewind.isThere()
                    ? CompletableFuture.completedStage(rewind.profile())
                    : folding.beginning(now.person()).thenApply(beginning -> {
                        beginning.ifPresent(start -> {
                            if (moment.isBefore(start.at())) {
                                throw tooEarly(start.at());
                            }
                            rewind.arrive(start.version(), start.at());
                        });
                        return rewind.profile();
                    });
        });
    }

    private CompletionStage<Void> back(Person person, String before, Rewind rewind) {
        Range<String> range = Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(before));
        return redis.call(commands -> commands.xrevrange(Keys.of(person).history(), range, Limit.from(CHUNK)))
                .thenCompose(entries -> {
                    for (StreamMessage<String, String> entry : entries) {
                        if (!rewind.takeBack(adaptation(entry))) {
                            return CompletableFuture.completedStage(null);
                        }
                    }
                    return entries.size() < CHUNK
                            ? CompletableFuture.completedStage(null)
                            : back(person, entries.get(entries.size() - 1).getId(), rewind);
                });
    }

    /** The same with episodes, which come and go outside the history. */
    private CompletionStage<Profile> at(Person person, Instant moment, List<Memory> episodes) {
        return folding.past(person).thenCompose(start -> {
            if (start.version() > 0 && moment.isBefore(start.updatedAt())) {
                return CompletableFuture.failedStage(tooEarly(start.updatedAt()));
            }
            Past past = new Past(start, moment, episodes);
            return each(person, past::add)
                    .thenCompose(read -> folding.past(person))
                    .thenCompose(same -> same.version() == start.version()
                            ? CompletableFuture.completedStage(past.profile())
                            : at(person, moment, episodes));
        });
    }

    private CompletionStage<Void> chunk(String key, Range<String> range, Commits commits) {
        return redis.call(commands -> commands.xrange(key, range, Limit.from(CHUNK)))
                .thenCompose(entries -> {
                    for (StreamMessage<String, String> entry : entries) {
                        if (!commits.add(adaptation(entry))) {
                            return CompletableFuture.completedStage(null);
                        }
                    }
                    if (entries.size() < CHUNK) {
                        commits.end();
                        return CompletableFuture.completedStage(null);
                    }
                    String last = entries.get(entries.size() - 1).getId();
                    Range<String> rest = Range.from(Range.Boundary.excluding(last), Range.Boundary.unbounded());
                    return chunk(key, rest, commits);
                });
    }

    private static InvalidInput tooEarly(Instant beginning) {
        return new InvalidInput("at", "must not be before " + beginning + ", since when this person's history is kept");
    }

    private static Page<Adaptation> page(List<StreamMessage<String, String>> entries, int limit) {
        boolean more = entries.size() > limit;
        List<StreamMessage<String, String>> shown = more ? entries.subList(0, limit) : entries;
        return new Page<>(
                shown.stream().map(HistoryStore::adaptation).toList(),
                more ? shown.get(limit - 1).getId() : null);
    }

    static Adaptation adaptation(StreamMessage<String, String> entry) {
        try {
            return AdaptationCodec.decode(entry.getId(), entry.getBody().getOrDefault(EVENT, ""));
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
    }

    /** Gathers adaptations into commits: those whose ids begin with the same version. */
    private static final class Commits {

        private final Predicate<List<Adaptation>> each;
        private final List<Adaptation> gathered = new ArrayList<>();
        private @Nullable String version;

        Commits(Predicate<List<Adaptation>> each) {
            this.each = each;
        }

        /** False when no more are wanted. */
        boolean add(Adaptation adaptation) {
            String next = adaptation.id().substring(0, adaptation.id().indexOf('-'));
            boolean wanted = next.equals(version) || end();
            version = next;
            gathered.add(adaptation);
            return wanted;
        }

        boolean end() {
            boolean wanted = gathered.isEmpty() || each.test(List.copyOf(gathered));
            gathered.clear();
            return wanted;
        }
    }
}
