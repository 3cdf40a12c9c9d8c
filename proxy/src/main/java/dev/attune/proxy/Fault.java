package dev.attune.proxy;

/** What goes wrong in the proxy itself, as clients are told. What upstream has to say comes through unchanged. */
enum Fault {
    MALFORMED(400, "invalid_request_error", "malformed_request"),
    INVALID_HEADER(400, "invalid_request_error", "invalid_header"),
    UNKNOWN_PATH(404, "invalid_request_error", "unknown_path"),
    LINE_TOO_LONG(414, "invalid_request_error", "request_line_too_long"),
    HEADERS_TOO_LARGE(431, "invalid_request_error", "headers_too_large"),
    INTERNAL(500, "server_error", "internal"),
    UPSTREAM_UNREACHABLE(502, "upstream_error", "upstream_unreachable"),
    UPSTREAM_BROKE(502, "upstream_error", "upstream_broke"),
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
