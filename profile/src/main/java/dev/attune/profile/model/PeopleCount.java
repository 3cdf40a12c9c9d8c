package dev.attune.profile.model;

import java.util.Map;

/** How many people of a tenant are in each group. */
public record PeopleCount(Map<PeopleQuery.Group, Long> groups) {

    public PeopleCount {
        groups = Map.copyOf(groups);
    }

    public long of(PeopleQuery.Group group) {
        return groups.getOrDefault(group, 0L);
    }
}
