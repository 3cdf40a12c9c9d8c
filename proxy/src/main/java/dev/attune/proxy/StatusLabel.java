package dev.attune.proxy;

import java.util.Set;

/** The status of an answer as a label: those that are registered (RFC 9110 and the like); upstream may make up any other. */
final class StatusLabel {

    private static final Set<Integer> KNOWN = Set.of(
            101, 200, 201, 202, 203, 204, 205, 206, 207, 208, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403,
            404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426,
            428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 523, 524, 529);

    private StatusLabel() {}

    static String of(int status) {
        return KNOWN.contains(status) ? Integer.toString(status) : "other";
    }
}
