package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.What;
import dev.attune.profile.store.Draft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change by hand that has been decided on and not yet been made. */
record Decision(
        What what,
        @Nullable Facet facet,
        List<Change> changes,
        @Nullable String undoes) {

    static Decision of(What what, @Nullable Facet facet, Change change) {
        return new Decision(what, facet, List.of(change), null);
    }

    /** The adaptation that makes this change to that profile, at this place of its commit. */
    Adaptation on(Profile profile, int place, Edit edit, Instant now) {
        String id = Draft.idOf(profile, place);
        return new Adaptation(id, now, what, facet, changes, List.of(), edit.by(), edit.why(), undoes);
    }
}
