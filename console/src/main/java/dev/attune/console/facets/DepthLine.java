package dev.attune.console.facets;

import dev.attune.profile.model.Depth;
import dev.attune.profile.model.Origin;
import java.util.List;

/** How well somebody knows a field, and what that rests on. */
public record DepthLine(String domain, String level, String rests) {

    static List<DepthLine> of(List<Depth> depths) {
        return depths.stream()
                .map(depth -> new DepthLine(
                        depth.domain(),
                        depth.name().label(),
                        DialLine.rests(
                                depth.confidence(),
                                depth.evidence(),
                                depth.isStated() ? Origin.STATED : Origin.INFERRED)))
                .toList();
    }
}
