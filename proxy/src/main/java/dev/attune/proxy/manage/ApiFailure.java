package dev.attune.proxy.manage;

import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call that fails at the edge, before or beside the front door. The message is for the caller. */
final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    @Nullable
    private final String allow;

    private ApiFailure(ErrorCode code, String message, @Nullable String allow) {
        super(message);
        this.code = code;
        this.allow = allow;
    }

    ApiFailure(ErrorCode code, String message) {
        this(code, message, null);
    }

    static ApiFailure methodNotAllowed(Collection<HttpMethod> methods) {
        String allow = methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return new ApiFailure(ErrorCode.METHOD_NOT_ALLOWED, "this path takes " + allow, allow);
    }

    ErrorCode code() {
        return code;
    }

    /** What an {@code Allow} header has to say, where the method is at fault. */
    @Nullable
    String allow() {
        return allow;
    }
}
