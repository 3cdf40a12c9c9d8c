package dev.attune.profile.store;

import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Stage;
import dev.attune.profile.model.Status;
import java.time.Instant;

/** A person's row in the list of people, as a compact array. */
final class RowCodec {

    private RowCodec() {}

    static PersonRow row(Profile profile) {
        return new PersonRow(
                profile.person(),
                profile.stage(),
                count(profile, Status.ACTIVE),
                profile.updatedAt(),
                count(profile, Status.PENDING) + count(profile, Status.QUARANTINED),
                profile.controls().isOn());
    }

    static String encode(PersonRow row) {
        return CompactWriter.array(writer -> {
            writer.text(row.stage().label());
            writer.number(row.memories());
            writer.time(row.updatedAt());
            writer.number(row.waiting());
            writer.number(row.on() ? 0 : 1);
        });
    }

    static PersonRow decode(Person person, String text) {
        return CompactReader.array(text, reader -> {
            Stage stage = Labelled.parse(Stage.class, "stage", reader.text());
            int memories = Math.toIntExact(reader.number());
            Instant updatedAt = reader.time();
            // A row that an older version wrote ends here.
            int waiting = Math.toIntExact(reader.numberOr(0));
            return new PersonRow(person, stage, memories, updatedAt, waiting, reader.numberOr(0) == 0);
        });
    }

    private static int count(Profile profile, Status status) {
        return (int) profile.memories().stream()
                .filter(memory -> memory.status() == status && memory.isLasting())
                .count();
    }
}
