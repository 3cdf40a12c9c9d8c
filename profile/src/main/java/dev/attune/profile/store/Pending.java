package dev.attune.profile.store;

/** Stands in for what is not built yet. */
final class Pending {

    private Pending() {}

    static <T> T later(T never) {
        if (System.nanoTime() != 0) {
            throw new UnsupportedOperationException();
        }
        return never;
    }
}
