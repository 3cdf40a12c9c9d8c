package dev.attune.proxy.manage;

import dev.attune.profile.Insight;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Stage;
import dev.attune.profile.model.Style;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All that is known of a person. */
record ProfileView(
        String user,
        long version,
        Stage stage,
        Instant updatedAt,
        List<Memory> memories,
        Map<String, StyleView> style,
        List<InsightView.Interest> interests,
        List<InsightView.Expertise> expertise,
        InsightView.Interaction interaction,
        Controls controls) {

    static ProfileView of(Profile profile, Style style, Insight insight) {
        return new ProfileView(
                profile.person().id(),
                profile.version(),
                profile.stage(),
                profile.updatedAt(),
                profile.memories(),
                StyleView.of(style),
                InsightView.interests(insight.tastes()),
                InsightView.expertise(insight),
                InsightView.Interaction.of(insight.interaction()),
                profile.controls());
    }
}
