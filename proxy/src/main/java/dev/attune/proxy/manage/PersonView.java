package dev.attune.proxy.manage;

import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Stage;
import java.time.Instant;

/** A person in a list. */
record PersonView(String user, Stage stage, int memories, Instant updatedAt) {

    static PersonView of(PersonRow row) {
        return new PersonView(row.person().id(), row.stage(), row.memories(), row.updatedAt());
    }
}
