package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Visit;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Status;
import java.util.List;

/** Which memories of a person to show, by the labels of what they must be; an empty one is all the same. */
public record MemoryFilter(String facet, String kind, String status) {

    static final MemoryFilter ALL = new MemoryFilter("", "", "");

    private static final List<Choice> FACETS = Choice.allOf(Facet.class, "Every facet");
    private static final List<Choice> KINDS = Choice.allOf(Kind.class, "Every kind");
    private static final List<Choice> STATUSES = Choice.allOf(Status.class, "Every status");

    public MemoryFilter {
        check(Facet.class, "facet", facet);
        check(Kind.class, "kind", kind);
        check(Status.class, "status", status);
    }

    /** The filter of the page that is visited, or on which something was done. */
    static MemoryFilter of(Visit visit) {
        return new MemoryFilter(visit.pageQuery("facet"), visit.pageQuery("kind"), visit.pageQuery("status"));
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** The same of one facet. */
    MemoryFilter of(Facet one) {
        return new MemoryFilter(one.label(), kind, status);
    }

    boolean shows(Memory memory) {
        return (facet.isEmpty() || memory.facet().label().equals(facet))
                && (kind.isEmpty() || memory.kind().label().equals(kind))
                && (status.isEmpty() || memory.status().label().equals(status));
    }

    String on(String address) {
        String next = facet.isEmpty() ? address : Links.with(address, "facet", facet);
        next = kind.isEmpty() ? next : Links.with(next, "kind", kind);
        return status.isEmpty() ? next : Links.with(next, "status", status);
    }

    public List<Choice> facets() {
        return FACETS;
    }

    public List<Choice> kinds() {
        return KINDS;
    }

    public List<Choice> statuses() {
        return STATUSES;
    }

    private static <E extends Enum<E> & Labelled> void check(Class<E> type, String field, String label) {
        if (!label.isEmpty()) {
            Labelled.parse(type, field, label);
        }
    }
}
