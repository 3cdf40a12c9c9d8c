package dev.attune.proxy.manage;

import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Style;
import java.util.Map;
import java.util.TreeMap;

/**
 * One dimension of somebody's style.
 *
 * @param value -1 to 1; of the dimension {@code language}, its tag
 * @param origin stated, or inferred from behaviour
 * @param told whether it is enough to be told upstream
 */
record StyleView(Object value, double confidence, int evidence, Origin origin, boolean told) {

    /** By dimension, in the order of their names. */
    static Map<String, StyleView> of(Style style) {
        Map<String, StyleView> all = new TreeMap<>();
        style.leanings()
                .forEach((dimension, one) -> all.put(
                        dimension.label(),
                        new StyleView(one.value(), one.confidence(), one.evidence(), one.origin(), one.told())));
        Style.Tongue language = style.language();
        if (language != null) {
            all.put(
                    "language",
                    new StyleView(
                            language.language(),
                            language.confidence(),
                            language.evidence(),
                            language.origin(),
                            language.told()));
        }
        return all;
    }
}
