package dev.attune.profile;

import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What was done, and whose data was looked at. Whom an entry is about is kept apart from it, under an alias that was drawn by lot:
 * erasing a person removes the alias' name and leaves the entries, which then say that somebody was erased and nothing of who it was.
 */
public interface Audit {

    /** Appends an entry; the oldest beyond {@code most} of the tenant go. */
    CompletionStage<Void> note(Note note, int most);

    /** Newest first. A part may hold less than asked for, or nothing, and yet have a cursor: so much was looked through. */
    CompletionStage<Page<AuditEntry>> list(String tenant, Filter filter, Page.Request page);

    /**
     * An entry to be.
     *
     * @param who a name of the console's, or in what role somebody acts
     * @param what a short label
     * @param person whom it is about, if it is about one
     * @param detail ids of what was touched; never what somebody said
     */
    record Note(
            String tenant,
            String who,
            String what,
            @Nullable Person person,
            String detail) {}

    /**
     * Which entries; an empty part is all the same.
     *
     * @param person an id in clear, or an alias
     */
    record Filter(String who, String what, String person) {

        public static final Filter ALL = new Filter("", "", "");
    }
}
