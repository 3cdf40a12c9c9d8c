package dev.attune.bench.soak;

import java.util.ArrayList;
import java.util.List;

/** What must hold at the end, and whether it does. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    /** Notes one: what it is about, what was required of it and what was found. */
    void note(String what, String required, Object found, boolean holds) {
        all.add(new Finding(what, required, String.valueOf(found), holds));
    }

    /** Notes a number that must be this one. */
    void same(String what, long required, long found) {
        note(what, Long.toString(required), found, required == found);
    }

    boolean hold() {
        return all.stream().allMatch(Finding::holds);
    }

    String table() {
        StringBuilder table = new StringBuilder("| what | required | found | holds |\n|---|---|---|---|\n");
        all.forEach(finding -> table.append("| %s | %s | %s | %s |%n"
                .formatted(finding.what(), finding.required(), finding.found(), finding.holds() ? "yes" : "NO")));
        return table.toString();
    }

    private record Finding(String what, String required, String found, boolean holds) {}
}
