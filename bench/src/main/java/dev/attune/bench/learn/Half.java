package dev.attune.bench.learn;

/** Each set falls in two by a hash of what its lines are about: causes are sought in one half, and figures are believed of the other. */
enum Half {
    TUNING,
    KEPT;

    /** Lines of the same key, such as a dialogue's, fall into the same half. */
    static Half of(String key) {
        int mixed = key.hashCode() * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) % 2 == 0 ? TUNING : KEPT;
    }
}
