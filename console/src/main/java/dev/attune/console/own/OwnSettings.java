package dev.attune.console.own;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people's own pages are reached.
 *
 * @param publicUrl where browsers find the console; absent: where it listens
 * @param frameAncestors origins of pages that may show it inside themselves; none by default
 * @param secureCookies whether browsers come through https alone
 */
public record OwnSettings(@Nullable URI publicUrl, List<String> frameAncestors, boolean secureCookies) {

    public OwnSettings {
        frameAncestors = List.copyOf(frameAncestors);
    }
}
