package dev.attune.profile.store;

import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The audit log: a bounded stream for each tenant. Entries name people by aliases; which alias is whose lies beside the stream and is
 * removed with the person.
 */
public final class AuditStore {

    private static final Script NOTE = Script.of("note");
    private static final Script UNNAME = Script.of("unname");
    private static final Pattern ID = Pattern.compile("\\d{1,15}-\\d{1,19}");
    private static final int AT_ONCE = 500;
    /** Most entries that one call looks through. */
    private static final int MOST_READS = 20;

    private final Redis redis;

    AuditStore(Redis redis) {
        this.redis = redis;
    }

    /**
     * Appends an entry.
     *
     * @param person an id, or empty for nobody in particular
     * @param fresh the alias of somebody who has none yet
     * @param most entries that are kept
     */
    public CompletionStage<Void> append(String tenant, Row row, String person, String fresh, int most) {
        return redis.script(
                        NOTE,
                        List.of(Keys.audit(tenant), Keys.auditAliases(tenant), Keys.auditNames(tenant)),
                        List.of(Integer.toString(most), row.who(), row.what(), row.detail(), person, fresh))
                .thenAccept(done -> {});
    }

    /** Keeps the person's entries, and no longer knows that they are theirs. */
    CompletionStage<Void> unname(Person person) {
        String tenant = person.tenant();
        return redis.script(UNNAME, List.of(Keys.auditAliases(tenant), Keys.auditNames(tenant)), List.of(person.id()))
                .thenAccept(done -> {});
    }

    /** Newest first. */
    public CompletionStage<Page<AuditEntry>> list(String tenant, Wanted wanted, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !ID.matcher(cursor).matches()) {
            throw new InvalidInput("cursor", "is not one that the audit log gave");
        }
        return redis.call(commands -> commands.hget(Keys.auditAliases(tenant), wanted.person()))
                .thenCompose(alias -> {
                    Wanted exactly = alias == null ? wanted : new Wanted(wanted.who(), wanted.what(), alias);
                    return read(new Reading(tenant, exactly, page.limit()), new ArrayList<>(), cursor, MOST_READS);
                })
                .thenCompose(found -> named(tenant, found));
    }

    private CompletionStage<Page<AuditEntry>> read(
            Reading reading, List<AuditEntry> found, @Nullable String before, int reads) {
        Range<String> range = before == null
                ? Range.unbounded()
                : Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(before));
        return redis.call(commands -> commands.xrevrange(Keys.audit(reading.tenant()), range, Limit.from(AT_ONCE)))
                .thenCompose(messages -> {
                    for (StreamMessage<String, String> message : messages) {
                        AuditEntry entry = entry(message);
                        if (reading.wanted().accepts(entry)) {
                            found.add(entry);
                        }
                        if (found.size() >= reading.limit()) {
                            return page(found, message.getId());
                        }
                    }
                    if (messages.size() < AT_ONCE) {
                        return page(found, null);
                    }
                    String last = messages.get(messages.size() - 1).getId();
                    return reads > 1 ? read(reading, found, last, reads - 1) : page(found, last);
                });
    }

    private CompletionStage<Page<AuditEntry>> named(String tenant, Page<AuditEntry> page) {
        String[] aliases = page.items().stream()
                .map(AuditEntry::alias)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toArray(String[]::new);
        if (aliases.length == 0) {
            return CompletableFuture.completedStage(page);
        }
        return redis.call(commands -> commands.hmget(Keys.auditNames(tenant), aliases))
                .thenApply(values -> {
                    Map<String, String> names = new HashMap<>();
                    for (KeyValue<String, String> value : values) {
                        value.ifHasValue(name -> names.put(value.getKey(), name));
                    }
                    return page.map(entry -> new AuditEntry(
                            entry.id(),
                            entry.at(),
                            entry.who(),
                            entry.what(),
                            entry.alias(),
                            names.get(entry.alias()),
                            entry.detail()));
                });
    }

    private static CompletionStage<Page<AuditEntry>> page(List<AuditEntry> found, @Nullable String next) {
        return CompletableFuture.completedStage(new Page<>(found, next));
    }

    private static AuditEntry entry(StreamMessage<String, String> message) {
        Map<String, String> body = message.getBody();
        String id = message.getId();
        return new AuditEntry(
                id,
                Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))),
                body.getOrDefault("who", ""),
                body.getOrDefault("what", ""),
                body.getOrDefault("whom", ""),
                null,
                body.getOrDefault("detail", ""));
    }

    /** What an entry says but for whom it is about. */
    public record Row(String who, String what, String detail) {}

    /** Which entries; an empty part is all the same. */
    public record Wanted(String who, String what, String person) {

        boolean accepts(AuditEntry entry) {
            return (who.isEmpty() || who.equals(entry.who()))
                    && (what.isEmpty() || what.equals(entry.what()))
                    && (person.isEmpty() || person.equals(entry.alias()));
        }
    }

    private record Reading(String tenant, Wanted wanted, int limit) {}
}
