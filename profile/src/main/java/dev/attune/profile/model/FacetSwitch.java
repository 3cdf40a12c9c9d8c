package dev.attune.profile.model;

/** Whether a facet may be learned, and whether what is known of it may be applied. */
public record FacetSwitch(boolean learn, boolean apply) {

    public static final FacetSwitch BOTH = new FacetSwitch(true, true);
}
