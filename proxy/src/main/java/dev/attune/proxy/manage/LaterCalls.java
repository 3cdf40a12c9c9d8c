package dev.attune.proxy.manage;

/** Calls whose names are settled and whose rooms are not built yet. */
final class LaterCalls {

    private LaterCalls() {}

    static Endpoint.Handler named(String what) {
        return call -> {
            throw new ApiFailure(ErrorCode.NOT_IMPLEMENTED, what + " is not built yet in this version of Attune");
        };
    }
}
