package dev.attune.profile.store;

import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Labelled;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Imports, in one hash for each tenant: a field for each, and one more for each that is asked to stop. */
public final class ImportStore {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String STOP = "stop:";

    private final Redis redis;

    ImportStore(Redis redis) {
        this.redis = redis;
    }

    /** Completes with whether it is asked to stop. */
    public CompletionStage<Boolean> note(String tenant, ImportJob job) {
        String key = Keys.imports(tenant);
        return redis.call(commands -> commands.hset(key, job.id(), encode(job)))
                .thenCompose(set -> redis.call(commands -> commands.pexpire(key, KEPT)))
                .thenCompose(kept -> redis.call(commands -> commands.hexists(key, STOP + job.id())));
    }

    /** In no order. */
    public CompletionStage<List<ImportJob>> all(String tenant) {
        return redis.call(commands -> commands.hgetall(Keys.imports(tenant))).thenApply(ImportStore::jobs);
    }

    public CompletionStage<Void> stop(String tenant, String id) {
        String key = Keys.imports(tenant);
        return redis.call(commands -> commands.hexists(key, id))
                .thenCompose(there -> there
                        ? redis.call(commands -> commands.hset(key, STOP + id, ""))
                        : CompletableFuture.completedStage(false))
                .thenAccept(asked -> {});
    }

    public CompletionStage<Void> drop(String tenant, List<String> ids) {
        String[] fields = ids.stream().flatMap(id -> Stream.of(id, STOP + id)).toArray(String[]::new);
        return redis.call(commands -> commands.hdel(Keys.imports(tenant), fields))
                .thenAccept(gone -> {});
    }

    private static List<ImportJob> jobs(Map<String, String> fields) {
        List<ImportJob> jobs = new ArrayList<>();
        try {
            fields.forEach((field, text) -> {
                if (!field.startsWith(STOP)) {
                    jobs.add(CompactReader.array(text, reader -> read(field, reader)));
                }
            });
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
        return jobs;
    }

    private static String encode(ImportJob job) {
        return CompactWriter.array(writer -> {
            writer.number(1);
            writer.text(job.by());
            writer.text(job.format());
            writer.text(job.state().label());
            writer.time(job.startedAt());
            writer.time(job.seenAt());
            amount(writer, job.all());
            amount(writer, job.done());
            writer.number(job.sum().changes());
            writer.number(job.sum().known());
            writer.number(job.sum().waiting());
            writer.number(job.sum().leftOut());
        });
    }

    private static ImportJob read(String id, CompactReader reader) throws IOException {
        StateCodec.checkFormat(reader.number());
        return new ImportJob(
                id,
                reader.text(),
                reader.text(),
                Labelled.parse(ImportJob.State.class, "state", reader.text()),
                reader.time(),
                reader.time(),
                amount(reader),
                amount(reader),
                new ImportJob.Sum(number(reader), number(reader), number(reader), number(reader)));
    }

    private static void amount(CompactWriter writer, ImportJob.Amount amount) throws IOException {
        writer.number(amount.persons());
        writer.number(amount.items());
        writer.number(amount.conversations());
    }

    private static ImportJob.Amount amount(CompactReader reader) throws IOException {
        return new ImportJob.Amount(number(reader), number(reader), number(reader));
    }

    private static int number(CompactReader reader) throws IOException {
        return Math.toIntExact(reader.number());
    }
}
