package dev.attune.console.overview;

import java.util.Map;
import java.util.function.Supplier;

/** What the proxy of the same process has counted since it started: requests by what became of them, {@code applied}, {@code passed} or the label of a reason. */
@FunctionalInterface
public interface RequestCounts extends Supplier<Map<String, Long>> {}
