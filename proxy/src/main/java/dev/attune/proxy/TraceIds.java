package dev.attune.proxy;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of traces for requests that never came to be prepared. */
final class TraceIds {

    private static final int BYTES = 12;

    private TraceIds() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return "t" + HexFormat.of().formatHex(bytes);
    }
}
