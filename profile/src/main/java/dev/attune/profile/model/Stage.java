package dev.attune.profile.model;

/** How well a person is known; it grows with evidence. */
public enum Stage implements Labelled {
    NEW(0),
    LEARNING(1),
    FAMILIAR(6),
    ESTABLISHED(20);

    private final long from;

    Stage(long from) {
        this.from = from;
    }

    /** The stage of a person of whom so many lasting things are known. */
    public static Stage of(long known) {
        Stage reached = NEW;
        for (Stage stage : values()) {
            reached = known >= stage.from ? stage : reached;
        }
        return reached;
    }
}
