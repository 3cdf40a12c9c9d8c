package dev.attune.profile.model;

/** What one request allows, by its {@code Attune-Mode} header. */
public enum Mode implements Labelled {
    ON(true, true),
    APPLY(true, false),
    LEARN(false, true),
    OFF(false, false);

    private final boolean applies;
    private final boolean learns;

    Mode(boolean applies, boolean learns) {
        this.applies = applies;
        this.learns = learns;
    }

    public boolean applies() {
        return applies;
    }

    public boolean learns() {
        return learns;
    }
}
