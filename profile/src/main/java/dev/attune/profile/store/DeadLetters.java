package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** What failed too often, one partition after the other. */
final class DeadLetters {

    private static final Pattern ID = Pattern.compile("(\\d{1,4}):(\\d{1,18}-\\d{1,18})");

    private final List<QueueStream> streams;

    DeadLetters(List<QueueStream> streams) {
        this.streams = streams;
    }

    CompletionStage<Page<DeadLetter>> list(Page.Request page) {
        int partition = 0;
        Range<String> range = Range.unbounded();
        if (page.cursor() != null) {
            var cursor = ID.matcher(page.cursor());
            if (!cursor.matches()) {
                return CompletableFuture.failedStage(
                        new InvalidInput("cursor", "is not one that a list of dead letters gave"));
            }
            partition = Integer.parseInt(cursor.group(1));
            range = Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(cursor.group(2)));
        }
        return collect(new ArrayList<>(), page.limit(), partition, range);
    }

    CompletionStage<Boolean> revive(String id) {
        return at(id, QueueStream::revive);
    }

    CompletionStage<Boolean> drop(String id) {
        return at(id, QueueStream::drop);
    }

    private CompletionStage<Boolean> at(String id, BiFunction<QueueStream, String, CompletionStage<Boolean>> action) {
        var parts = ID.matcher(id);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) >= streams.size()) {
            return CompletableFuture.completedStage(false);
        }
        return action.apply(streams.get(Integer.parseInt(parts.group(1))), parts.group(2));
    }

    private CompletionStage<Page<DeadLetter>> collect(
            List<DeadLetter> found, int limit, int partition, Range<String> range) {
        if (partition >= streams.size()) {
            return CompletableFuture.completedStage(new Page<>(found, null));
        }
        return streams.get(partition).dead(range, limit + 1 - found.size()).thenCompose(entries -> {
            entries.forEach(entry -> found.add(letter(partition, entry)));
            if (found.size() <= limit) {
                return collect(found, limit, partition + 1, Range.unbounded());
            }
            List<DeadLetter> shown = found.subList(0, limit);
            return CompletableFuture.completedStage(
                    new Page<>(shown, shown.get(limit - 1).id()));
        });
    }

    private static DeadLetter letter(int partition, StreamMessage<String, String> entry) {
        Map<String, String> fields = entry.getBody();
        Person person = PersonTag.person(fields.getOrDefault(QueueStream.PERSON, ""));
        return new DeadLetter(
                partition + ":" + entry.getId(),
                exchange(person, fields.getOrDefault(QueueStream.EXCHANGE, "")),
                fields.getOrDefault("error", ""),
                Integer.parseInt(fields.getOrDefault("attempts", "0")),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("at", "0"))));
    }

    /** Without turns when they cannot be read, which may be why it is here. */
    private static Exchange exchange(Person person, String text) {
        try {
            return ExchangeCodec.decode(person, text);
        } catch (Unreadable unreadable) {
            return new Exchange(person, "", List.of());
        }
    }
}
