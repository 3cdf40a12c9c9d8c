package dev.attune.proxy.manage;

import dev.attune.profile.Insight;
import dev.attune.profile.PersonExport;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Trace;
import java.util.List;

/**
 * All of a person as one document.
 *
 * @param format names the shape, so that a reader can tell it from others
 * @param history oldest first
 * @param traces newest first
 */
record ExportView(String format, ProfileView profile, List<Adaptation> history, List<Trace> traces) {

    static final String FORMAT = "attune-person-1";

    static ExportView of(PersonExport all, Insight insight) {
        return new ExportView(FORMAT, ProfileView.of(all.profile(), insight), all.history(), all.traces());
    }
}
