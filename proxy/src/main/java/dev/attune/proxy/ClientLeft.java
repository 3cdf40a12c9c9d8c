package dev.attune.proxy;

/** The client was gone before upstream was asked. */
final class ClientLeft extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientLeft() {
        super("the client left", null, false, false);
    }
}
