package dev.attune.profile;

/** Why the front door could not do what was asked. The message is for the caller. */
public final class ProfileFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    public ProfileFailure(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** The ways to fail that callers tell apart. */
    public enum Code {
        NOT_FOUND,
        /** Somebody else changed the profile first. */
        CONFLICT,
        /** A limit of the person's is reached. */
        TOO_LARGE,
        STORE_UNAVAILABLE
    }
}
