package dev.attune.profile.store;

import dev.attune.profile.model.Person;

/**
 * The names of everything in Redis. All keys of a person share one hash tag, so that they lie in one slot of a cluster and one script may
 * touch them together.
 *
 * @param tag of the person, as {@link PersonTag} makes it
 */
record Keys(String tag) {

    /** Channel of the events. */
    static final String EVENTS = "attune:events";

    /** People whose row in the index may be behind, by the time at which that began. */
    static final String UNSETTLED = "attune:people:unsettled";

    private static final String PREFIX = "attune:{";
    private static final String PROFILE = "}:profile";

    static Keys of(Person person) {
        return new Keys(PersonTag.of(person));
    }

    /** Hash: a field for each state, and {@code version}, {@code updatedAt} and {@code next}. */
    String profile() {
        return PREFIX + tag + PROFILE;
    }

    /** Stream: an entry for each adaptation, under the id of the adaptation. */
    String history() {
        return PREFIX + tag + "}:history";
    }

    /** Sorted set: digests of learned turns by the time at which they were learned. */
    String turns() {
        return PREFIX + tag + "}:turns";
    }

    /** Stream: an entry for each trace. */
    String traces() {
        return PREFIX + tag + "}:traces";
    }

    /** Hash: what the conversations were told: a field for each message and for each text. */
    String conversations() {
        return PREFIX + tag + "}:conversations";
    }

    /** Hash: the vector of each memory's text, by the memory's id. */
    String vectors() {
        return PREFIX + tag + "}:vectors";
    }

    /** String: when the person was erased, in microseconds. */
    String erased() {
        return PREFIX + tag + "}:erased";
    }

    /** String: a {@link TraceWay}. */
    static String trace(String tenant, String id) {
        return "attune:trace:{" + tenant + ':' + PersonTag.encode(id) + '}';
    }

    /** String: the key of an app, under the digest of its text. */
    static String key(String digest) {
        return "attune:key:{" + digest + '}';
    }

    /** Hash: when each key of a tenant was made, and its digest, by id. */
    static String keys(String tenant) {
        return "attune:keys:{" + tenant + '}';
    }

    /** Hash: when each key of a tenant was last used, in milliseconds, by id. */
    static String keysUsed(String tenant) {
        return "attune:keys:{" + tenant + "}:used";
    }

    /** Sorted set: encoded ids of a tenant's people by the time of their last change. */
    static String people(String tenant) {
        return "attune:people:{" + tenant + "}";
    }

    /** Hash: rows of a tenant's people by encoded id. */
    static String rows(String tenant) {
        return "attune:people:{" + tenant + "}:rows";
    }

    /** Stream: exchanges of one partition that wait or are being learned. */
    static String queue(int partition) {
        return "attune:queue:{" + partition + "}";
    }

    /** Stream: exchanges of one partition that failed too often. */
    static String dead(int partition) {
        return "attune:queue:{" + partition + "}:dead";
    }

    /** String: when an exchange of this partition was last learned, in milliseconds. */
    static String learned(int partition) {
        return "attune:queue:{" + partition + "}:learned";
    }
}
