package dev.attune.proxy.wire;

/**
 * A place between the app's bytes that takes blocks. What is put there is {@code before}, the blocks with commas between them, and
 * {@code after}, all at offset {@code at}; and {@code closing} at offset {@code until}.
 */
record Slot(int at, String before, String after, int until, String closing) {

    /** In a list, ahead of what begins at this offset. */
    static Slot ahead(int at) {
        return new Slot(at, "", ",", at, "");
    }

    /** In a list, behind what ends at this offset. */
    static Slot behind(int at) {
        return new Slot(at, ",", "", at, "");
    }
}
