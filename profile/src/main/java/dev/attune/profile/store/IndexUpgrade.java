package dev.attune.profile.store;

import dev.attune.profile.model.PeopleQuery.Group;
import dev.attune.profile.model.PeopleQuery.Order;
import dev.attune.profile.model.Person;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings people into the lists who were written by a version that knew but one list. It looks once at each tenant that somebody asks for,
 * and works aside; until it is done those people are missing from the other lists.
 */
final class IndexUpgrade {

    private static final int AT_ONCE = 200;
    private static final int MOST_TENANTS = 10_000;

    private final Redis redis;
    private final PeopleIndex people;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    IndexUpgrade(Redis redis, PeopleIndex people) {
        this.redis = redis;
        this.people = people;
    }

    void look(String tenant) {
        if (seen.contains(tenant)) {
            return;
        }
        if (seen.size() >= MOST_TENANTS) {
            seen.clear();
        }
        if (seen.add(tenant)) {
            Threads.aside(complete(tenant).whenComplete((done, failure) -> {
                if (failure != null) {
                    seen.remove(tenant);
                }
            }));
        }
    }

    /** Complete when everybody of the tenant is in the lists where they belong. */
    CompletionStage<Void> complete(String tenant) {
        return size(tenant, Order.CHANGE)
                .thenCombine(size(tenant, Order.ID), Long::equals)
                .thenCompose(
                        whole -> whole ? CompletableFuture.completedStage(null) : part(tenant, ScanCursor.INITIAL));
    }

    private CompletionStage<Void> part(String tenant, ScanCursor cursor) {
        return redis.call(commands -> commands.hscan(Keys.rows(tenant), cursor, ScanArgs.Builder.limit(AT_ONCE)))
                .thenCompose(rows -> write(tenant, rows)
                        .thenCompose(written ->
                                rows.isFinished() ? CompletableFuture.completedStage(null) : part(tenant, rows)));
    }

    private CompletionStage<Void> write(String tenant, MapScanCursor<String, String> rows) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Map.Entry<String, String> row : rows.getMap().entrySet()) {
            int colon = row.getValue().indexOf(':');
            Person person = new Person(tenant, PersonTag.decode(row.getKey()));
            CompletionStage<?> written = people.write(
                    RowCodec.decode(person, row.getValue().substring(colon + 1)),
                    row.getValue().substring(0, colon));
            all = all.thenCombine(written, (before, done) -> null);
        }
        return all;
    }

    private CompletionStage<Long> size(String tenant, Order order) {
        return redis.call(commands -> commands.zcard(Keys.people(tenant, Group.EVERYBODY, order)));
    }
}
