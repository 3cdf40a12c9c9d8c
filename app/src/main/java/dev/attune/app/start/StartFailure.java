package dev.attune.app.start;

/** What keeps Attune from starting, though its settings are right. The message is one line for the operator: what is wrong and what to do. */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
