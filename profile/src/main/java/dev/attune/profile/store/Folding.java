package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Fold;
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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps histories from growing for ever. The oldest commits of one that is too long are replaced by the profile that they came to, from
 * which every later moment can be rebuilt as before. What was before that moment is not known any more, and cannot be undone.
 */
final class Folding {

    private static final Script FOLD = Script.of("fold");
    private static final int SLACK_SHARE = 10;
    private static final int MOST_AT_ONCE = 2_000;

    private final Redis redis;
    private final Function<String, Controls> defaults;
    private final Supplier<StoreSettings.Keep> keep;

    Folding(Redis redis, StoreSettings settings) {
        this.redis = redis;
        this.defaults = settings.defaults();
        this.keep = settings.keep();
    }

    /** Folds a history of this length, unless it may be as long; not for every event that is too many. */
    CompletionStage<Void> afterCommit(Person person, long length) {
        int most = keep.get().historyEach();
        return length > most + Math.max(1, most / SLACK_SHARE)
                ? fold(person, length, most)
                : CompletableFuture.completedStage(null);
    }

    /** The profile that a history begins with: an empty one for a history that is whole. */
    CompletionStage<Profile> past(Person person) {
        return redis.call(commands -> commands.hgetall(Keys.of(person).past()))
                .thenApply(fields -> ProfileHash.read(person, fields, defaults.apply(person.tenant())));
    }

    /** When the history that is kept begins; empty for one that is whole. */
    CompletionStage<Optional<Beginning>> beginning(Person person) {
        return redis.call(
                        commands -> commands.hmget(Keys.of(person).past(), ProfileHash.VERSION, ProfileHash.UPDATED_AT))
                .thenApply(values -> values.get(0).hasValue()
                        ? Optional.of(new Beginning(
                                Long.parseLong(values.get(0).getValue()),
                                ProfileHash.time(values.get(1).getValue())))
                        : Optional.empty());
    }

    /** The profile that a history begins with, by its version and its time. */
    record Beginning(long version, Instant at) {}

    /** Folds a history of any length until it is as long as it may be. */
    CompletionStage<Void> trim(Person person) {
        int most = keep.get().historyEach();
        return length(person)
                .thenCompose(length -> length <= most
                        ? CompletableFuture.completedStage(null)
                        : fold(person, length, most)
                                .thenCompose(folded -> length(person))
                                .thenCompose(
                                        left -> left < length ? trim(person) : CompletableFuture.completedStage(null)));
    }

    private CompletionStage<Long> length(Person person) {
        return redis.call(commands -> commands.xlen(Keys.of(person).history()));
    }

    private CompletionStage<Void> fold(Person person, long length, int most) {
        Keys keys = Keys.of(person);
        long many = Math.min(MOST_AT_ONCE, length - most);
        return past(person)
                .thenCombine(
                        redis.call(
                                commands -> commands.xrange(keys.history(), Range.unbounded(), Limit.from(many + 1))),
                        (past, entries) -> plan(past, entries))
                .thenCompose(values -> values.isEmpty()
                        ? CompletableFuture.completedStage(null)
                        : redis.script(FOLD, List.of(keys.past(), keys.history()), values)
                                .thenAccept(done -> {}));
    }

    /** What the script is told; empty when there is nothing to fold. The last entry, and those of its commit, stay. */
    private static List<String> plan(Profile past, List<StreamMessage<String, String>> entries) {
        if (entries.size() < 2) {
            return List.of();
        }
        String last = version(entries.get(entries.size() - 1).getId());
        Fold folded = new Fold(past);
        List<Adaptation> commit = new ArrayList<>();
        String stays = entries.get(entries.size() - 1).getId();
        for (StreamMessage<String, String> entry : entries) {
            String version = version(entry.getId());
            if (!commit.isEmpty() && !version.equals(version(commit.get(0).id()))) {
                folded.add(commit, Long.parseLong(version(commit.get(0).id())));
                commit.clear();
            }
            if (version.equals(last)) {
                stays = entry.getId();
                break;
            }
            commit.add(HistoryStore.adaptation(entry));
        }
        if (folded.version() == past.version()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        values.add(Long.toString(past.version()));
        values.add(stays);
        ProfileHash.write(folded.profile()).forEach((field, value) -> {
            values.add(field);
            values.add(value);
        });
        return values;
    }

    private static String version(String id) {
        return id.substring(0, id.indexOf('-'));
    }
}
