package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing known of a person.
 *
 * @param status absent for what is simply in use
 * @param percent how sure it is
 * @param until when it stopped or stops holding
 * @param quote the newest words that it rests on
 * @param olderQuotes the others, newest first
 * @param seen names the state that is shown, for telling whether it was changed meanwhile
 * @param href what its own addresses begin with
 * @param waits whether it is held back until somebody decides
 * @param forgetHref absent for what is forgotten already
 */
public record MemoryView(
        String id,
        LongText text,
        String kind,
        String origin,
        @Nullable String status,
        long percent,
        @Nullable String sensitive,
        Moment since,
        @Nullable Moment until,
        @Nullable Quote quote,
        List<Quote> olderQuotes,
        @Nullable String forgetHref,
        String seen,
        String href,
        boolean waits) {

    private static final int MOST_QUOTES = 20;

    public static MemoryView of(Person person, Memory memory, Instant now) {
        List<Quote> quotes = Quote.of(person, memory.evidence(), now);
        SensitiveClass sensitive = memory.sensitive();
        Instant until = memory.validUntil();
        return new MemoryView(
                memory.id(),
                LongText.of(memory.text()),
                memory.kind().label(),
                memory.origin().label(),
                statusOf(memory, now),
                Math.round(memory.confidence() * 100),
                sensitive == null ? null : sensitive.label(),
                Moment.of(memory.validFrom(), now),
                until == null ? null : Moment.of(until, now),
                quotes.isEmpty() ? null : quotes.get(0),
                quotes.stream().skip(1).limit(MOST_QUOTES).toList(),
                memory.status() == Status.RETIRED ? null : Links.of(person, "memories", memory.id(), "forget"),
                MemoryHands.seen(memory),
                Links.of(person, "memories", memory.id()),
                memory.status() == Status.PENDING || memory.status() == Status.QUARANTINED);
    }

    private static @Nullable String statusOf(Memory memory, Instant now) {
        if (memory.status() != Status.ACTIVE) {
            return memory.status().label();
        }
        return memory.holdsAt(now) ? null : "over";
    }
}
