package dev.attune.profile.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since 1970, which scripts compare exactly: they stay below the 53 bits of Lua's numbers. */
final class Micro {

    private static final long IN_A_MILLI = 1_000;

    private Micro() {}

    static long of(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The last microsecond of the millisecond that the id of a stream's entry begins with. */
    static long latestOf(String entry) {
        long millis = Long.parseLong(entry, 0, entry.indexOf('-'), 10);
        return (millis + 1) * IN_A_MILLI - 1;
    }
}
