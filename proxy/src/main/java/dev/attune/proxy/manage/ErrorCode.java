package dev.attune.proxy.manage;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Labelled;

/** Every way in which a call can fail, with its HTTP status. */
enum ErrorCode implements Labelled {
    INVALID_INPUT(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    TOO_LARGE(413),
    TOO_MANY_REQUESTS(429),
    INTERNAL(500),
    STORE_UNAVAILABLE(503);

    private static final int FIRST_OF_OURS = 500;

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The fault is ours, so that an operator will want to find it in the log. */
    boolean isOurs() {
        return status >= FIRST_OF_OURS;
    }

    static ErrorCode of(ProfileFailure.Code code) {
        return switch (code) {
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case TOO_LARGE -> TOO_LARGE;
            case STORE_UNAVAILABLE -> STORE_UNAVAILABLE;
        };
    }
}
