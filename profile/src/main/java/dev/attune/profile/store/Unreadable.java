package dev.attune.profile.store;

/** Something in Redis that this version cannot read. The message never quotes it. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String problem) {
        super(problem);
    }
}
