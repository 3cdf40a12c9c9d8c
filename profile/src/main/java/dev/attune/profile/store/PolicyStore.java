package dev.attune.profile.store;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What admins said over the operator's files, and everything that they said before. One hash has what holds now, so that it is read in one
 * step: at the start, when a process says that it changed something, after a connection was lost, and every {@value #GUARD_SECONDS} seconds
 * in case none of that was heard. No request waits for it, but for the very first ones of a process.
 *
 * <p>Reads follow one another, so that what is heard last is what was there last. That is confined to the timer thread of the store.
 */
public final class PolicyStore {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyStore.class);
    private static final Script POLICY = Script.of("policy");
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}-0");
    private static final String VERSION = "v";

    /** Versions of a policy that are kept; each has up to some thousand characters. */
    static final int MOST_VERSIONS = 500;

    static final int GUARD_SECONDS = 30;

    private final Redis redis;
    private final Threads threads;
    private final Listener listener;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private boolean reading;

    PolicyStore(Redis redis, Threads threads, Listener listener) {
        this.redis = redis;
        this.threads = threads;
        this.listener = listener;
    }

    /** Takes in what is said over the operator's files. */
    @FunctionalInterface
    public interface Listener {

        /** For a store whose files alone rule. */
        Listener NOBODY = (now, keeping) -> {};

        /**
         * Called on a work thread of the store, once at a time.
         *
         * @param now the newest version of each policy
         * @param keeping all versions of how much is kept, as far as they are known
         */
        void heard(Map<Policy, PolicyVersion> now, List<PolicyVersion> keeping);
    }

    /** Newest first. */
    public CompletionStage<Page<PolicyVersion>> versions(Policy policy, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            return CompletableFuture.failedStage(new InvalidInput("cursor", "is not one that a list of versions gave"));
        }
        Range<String> range = cursor == null
                ? Range.unbounded()
                : Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(cursor));
        return redis.call(commands ->
                        commands.xrevrange(Keys.policyVersions(policy), range, Limit.from(page.limit() + 1)))
                .thenApply(entries -> {
                    boolean more = entries.size() > page.limit();
                    List<StreamMessage<String, String>> shown = more ? entries.subList(0, page.limit()) : entries;
                    return new Page<>(
                            shown.stream().map(PolicyStore::version).toList(),
                            more ? shown.get(page.limit() - 1).getId() : null);
                });
    }

    public CompletionStage<Optional<PolicyVersion>> version(Policy policy, long number) {
        String id = number + "-0";
        return redis.call(commands -> commands.xrange(Keys.policyVersions(policy), Range.create(id, id)))
                .thenApply(entries -> entries.stream().findFirst().map(PolicyStore::version));
    }

    /** The newest version, as Redis has it; empty for a policy that nobody has changed. */
    public CompletionStage<Optional<PolicyVersion>> newest(Policy policy) {
        return redis.call(commands -> commands.hget(Keys.POLICIES_NOW, policy.name()))
                .thenApply(text -> Optional.ofNullable(text).map(PolicyStore::numbered));
    }

    /**
     * Adds a version, and has this process hear of it. Fails as a conflict when there is a newer one than it was made from.
     *
     * @param next its number is that of the version that it was made from; 0 for none
     */
    public CompletionStage<PolicyVersion> add(Policy policy, PolicyVersion next) {
        List<String> values = List.of(
                policy.name(),
                Long.toString(next.number()),
                encode(next),
                Integer.toString(MOST_VERSIONS),
                Keys.POLICIES);
        return redis.script(POLICY, List.of(Keys.POLICIES_NOW, Keys.policyVersions(policy)), values)
                .thenCompose(answer -> {
                    long number = (Long) answer.get(1);
                    if ((Long) answer.get(0) == 0) {
                        return CompletableFuture.failedStage(
                                new ProfileFailure(ProfileFailure.Code.CONFLICT, "version " + number + " came first"));
                    }
                    PolicyVersion added = new PolicyVersion(number, next.at(), next.who(), next.why(), next.text());
                    return refresh().handle((heard, failure) -> added);
                });
    }

    /** Complete once it was tried to read what holds, so that nobody is met by other rules in the meantime. */
    CompletionStage<Void> begun() {
        return begun;
    }

    /** Lets nobody wait any longer. */
    void close() {
        begun.complete(null);
    }

    /** Reads what holds now, and has it heard. Complete when that is done; fails when it cannot be read. */
    CompletionStage<Void> refresh() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        threads.execute(() -> {
            waiting.add(mine);
            if (!reading) {
                read();
            }
        });
        return mine;
    }

    /** Listens on a new connection, and reads what it may have missed. */
    CompletionStage<?> listen(StatefulRedisPubSubConnection<String, String> connection) {
        connection.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String text) {
                if (channel.equals(Keys.POLICIES)) {
                    Threads.aside(refresh());
                }
            }
        });
        return connection.async().subscribe(Keys.POLICIES).thenAccept(subscribed -> Threads.aside(refresh()));
    }

    private void read() {
        reading = true;
        List<CompletableFuture<Void>> served = List.copyOf(waiting);
        waiting.clear();
        Threads.aside(now().thenCombine(kept(), (now, keeping) -> {
                    listener.heard(now, keeping);
                    return keeping;
                })
                .whenCompleteAsync(
                        (done, failure) -> {
                            reading = false;
                            begun.complete(null);
                            served.forEach(one -> tell(one, failure));
                            if (!waiting.isEmpty()) {
                                read();
                            }
                        },
                        threads));
    }

    private static void tell(CompletableFuture<Void> waits, @Nullable Throwable failure) {
        if (failure == null) {
            waits.complete(null);
        } else {
            waits.completeExceptionally(Failures.cause(failure));
        }
    }

    private CompletionStage<Map<Policy, PolicyVersion>> now() {
        return redis.call(commands -> commands.hgetall(Keys.POLICIES_NOW)).thenApply(fields -> {
            Map<Policy, PolicyVersion> all = new HashMap<>();
            fields.forEach((name, text) -> {
                try {
                    Policy.named(name).ifPresent(policy -> all.put(policy, numbered(text)));
                } catch (ProfileFailure unreadable) {
                    LOG.warn("the policy {} in the store is of a version that this process cannot read", name);
                }
            });
            return all;
        });
    }

    private CompletionStage<List<PolicyVersion>> kept() {
        return redis.call(commands -> commands.xrange(Keys.policyVersions(Policy.KEEPING), Range.unbounded()))
                .thenApply(entries -> entries.stream().map(PolicyStore::version).toList());
    }

    private static PolicyVersion version(StreamMessage<String, String> entry) {
        String id = entry.getId();
        return decode(
                Long.parseLong(id, 0, id.indexOf('-'), 10), entry.getBody().getOrDefault(VERSION, ""));
    }

    private static PolicyVersion numbered(String text) {
        int space = text.indexOf(' ');
        return decode(Long.parseLong(text, 0, Math.max(0, space), 10), text.substring(space + 1));
    }

    private static String encode(PolicyVersion version) {
        return CompactWriter.array(writer -> {
            writer.time(version.at());
            writer.text(version.who());
            writer.text(version.why());
            writer.text(version.text());
        });
    }

    private static PolicyVersion decode(long number, String text) {
        try {
            return CompactReader.array(text, reader -> {
                var at = reader.time();
                String who = reader.text();
                String why = reader.text();
                return new PolicyVersion(number, at, who, why, reader.textOrNull());
            });
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
    }
}
