package dev.attune.proxy.manage;

import dev.attune.profile.Insight;
import dev.attune.profile.PersonExport;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Trace;
import java.util.List;

/**
 * All of a person as one document.
 *
 * @param format names the shape, so that a reader can tell it from others
 * @param traits what behaviour shows, as it is kept; the profile shows what follows from it
 * @param history oldest first
 * @param traces newest first
 */
record ExportView(
        String format, ProfileView profile, List<TraitView> traits, List<Adaptation> history, List<Trace> traces) {

    static final String FORMAT = "attune-person-1";

    static ExportView of(PersonExport all, Style style, Insight insight) {
        return new ExportView(
                FORMAT,
                ProfileView.of(all.profile(), style, insight),
                all.profile().traits().stream().map(TraitView::of).toList(),
                all.history(),
                all.traces());
    }
}
