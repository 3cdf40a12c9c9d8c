package dev.attune.bench.quality;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Which part of a corpus is looked at: one half is there to find causes on, the other to know whether they were causes. */
enum Half {
    DEV,
    KEPT,
    ALL;

    static Half of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether the case of this id or text lies in it. */
    boolean holds(String id) {
        CRC32 hash = new CRC32();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        boolean dev = hash.getValue() % 2 == 0;
        return this == ALL || dev == (this == DEV);
    }
}
