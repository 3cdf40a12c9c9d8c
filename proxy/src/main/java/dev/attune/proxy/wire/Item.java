package dev.attune.proxy.wire;

import org.jspecify.annotations.Nullable;

/**
 * One message of a request, or what else a wire has in its place, as it is written there.
 *
 * @param type null where it names none
 * @param role null where it names none
 * @param callsTools whether it has tool calls among its fields
 * @param content null where it has none that takes a block
 */
record Item(
        @Nullable String type,
        @Nullable String role,
        boolean callsTools,
        @Nullable Content content) {

    /**
     * What is said.
     *
     * @param slot ahead of the text, and behind the results of tools
     */
    record Content(Slot slot, boolean hasText, boolean hasResults) {}
}
