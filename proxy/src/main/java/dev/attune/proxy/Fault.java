package dev.attune.proxy;

/** What goes wrong in the proxy itself, as clients are told. What upstream has to say comes through unchanged. */
enum Fault {
    MALFORMED(400, "invalid_request_error", "malformed_request"),
    ODD_FRAMING(400, "invalid_request_error", "odd_framing"),
    INVALID_HEADER(400, "invalid_request_error", "invalid_header"),
    INVALID_KEY(401, "invalid_request_error", "invalid_api_key"),
    INVALID_TOKEN(401, "invalid_request_error", "invalid_person_token"),
    FORBIDDEN(403, "permission_error", "not_permitted"),
    UNKNOWN_PATH(404, "invalid_request_error", "unknown_path"),
    TOO_SLOW(408, "invalid_request_error", "too_slow"),
    LENGTH_REQUIRED(411, "invalid_request_error", "length_required"),
    BODY_TOO_LARGE(413, "invalid_request_error", "body_too_large"),
    LINE_TOO_LONG(414, "invalid_request_error", "request_line_too_long"),
    RATE_LIMITED(429, "rate_limit_error", "rate_limit_exceeded"),
    HEADERS_TOO_LARGE(431, "invalid_request_error", "headers_too_large"),
    INTERNAL(500, "server_error", "internal"),
    UPSTREAM_UNREACHABLE(502, "upstream_error", "upstream_unreachable"),
    UPSTREAM_BROKE(502, "upstream_error", "upstream_broke"),
    KEYS_UNAVAILABLE(503, "server_error", "keys_unavailable"),
    TOO_MANY_CONNECTIONS(503, "server_error", "too_many_connections"),
    CLOSING(503, "server_error", "closing"),
    UPSTREAM_SILENT(504, "upstream_error", "upstream_timeout");

    private final int status;
    private final String type;
    private final String code;

    Fault(int status, String type, String code) {
        this.status = status;
        this.type = type;
        this.code = code;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String code() {
        return code;
    }
}
