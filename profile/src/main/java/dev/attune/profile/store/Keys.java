package dev.attune.profile.store;

import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import java.util.Optional;

/**
 * The names of everything in Redis. All keys of a person share one hash tag, so that they lie in one slot of a cluster and one script may
 * touch them together.
 *
 * @param tag of the person, as {@link PersonTag} makes it
 */
record Keys(String tag) {

    /** Channel of the events. */
    static final String EVENTS = "attune:events";

    /** Written for a moment to see whether Redis takes writes again. */
    static final String WRITES = "attune:writes";

    /** People whose row in the index may be behind, by the time at which that began. */
    static final String UNSETTLED = "attune:people:unsettled";

    /** String: when somebody was last erased whom the append-only file may still have, in microseconds. */
    static final String COMPACTION = "attune:compaction";

    /** Sorted set: tags of people with a batch for the LLM, by when it is due, in milliseconds. */
    static final String LLM_DUE = "attune:{llm}:due";

    /** Sorted set: those whose batch waits for the budget of another day, by when that begins. */
    static final String LLM_PARKED = "attune:{llm}:parked";

    /** Sorted set: those that are in one of the other two, or taken, by since when; but for the parked. */
    static final String LLM_SINCE = "attune:{llm}:since";

    /** Hash: how often the batch at hand failed, by tag. */
    static final String LLM_TRIES = "attune:{llm}:tries";

    /** Sorted set: those whose batch is being learned, by when a silent worker loses it. */
    static final String LLM_TAKEN = "attune:{llm}:taken";

    /** Hash: what the LLM cost altogether. */
    static final String LLM_USAGE = "attune:{llm}:usage";

    /** Channel on which it is said that a policy has another version. */
    static final String POLICIES = "attune:policies";

    /** Hash: the newest version of each policy, by its name; the number, a space and the rest. */
    static final String POLICIES_NOW = "attune:{policies}:now";

    /** String: the version of what is kept that everybody was gone over for. */
    static final String POLICIES_SWEPT = "attune:{policies}:swept";

    /** String: which process goes over everybody; expires with it. */
    static final String POLICIES_SWEEPER = "attune:{policies}:sweeper";

    /** What all keys of people look like, and some others. */
    static final String OF_PEOPLE = "attune:{*}:*";

    private static final String PREFIX = "attune:{";
    private static final String PROFILE = "}:profile";
    private static final String TRACES = "}:traces";

    static Keys of(Person person) {
        return new Keys(PersonTag.of(person));
    }

    /** Whose profile or traces a key holds; empty for any other key. */
    static Optional<Person> personOf(String key) {
        int end = key.indexOf('}');
        boolean isOne = key.startsWith(PREFIX) && (key.endsWith(PROFILE) || key.endsWith(TRACES));
        return isOne && key.lastIndexOf(':', end) > PREFIX.length()
                ? Optional.of(PersonTag.person(key.substring(PREFIX.length(), end)))
                : Optional.empty();
    }

    /** Stream: every version of a policy, under its number. */
    static String policyVersions(Policy policy) {
        return "attune:{policies}:versions:" + policy.name();
    }

    /** Hash: a field for each state, and {@code version}, {@code updatedAt} and {@code next}. */
    String profile() {
        return PREFIX + tag + PROFILE;
    }

    /** Stream: an entry for each adaptation, under the id of the adaptation. */
    String history() {
        return PREFIX + tag + "}:history";
    }

    /** Hash: the profile that the history begins with, where its oldest part was folded; the fields of a profile. */
    String past() {
        return PREFIX + tag + "}:past";
    }

    /** Sorted set: digests of learned turns by the time at which they were learned. */
    String turns() {
        return PREFIX + tag + "}:turns";
    }

    /** Sorted set: what the profile was made from, by the time at which it was said or done, in microseconds. */
    String said() {
        return PREFIX + tag + "}:said";
    }

    /** Hash: what was counted of the person's behaviour, by what counts it, and since when it may count for a trait. */
    String habits() {
        return PREFIX + tag + "}:habits";
    }

    /** Stream: an entry for each trace. */
    String traces() {
        return PREFIX + tag + TRACES;
    }

    /** Hash: what the conversations were told: a field for each message and for each text. */
    String conversations() {
        return PREFIX + tag + "}:conversations";
    }

    /** Hash: the vector of each memory's text, by the memory's id. */
    String vectors() {
        return PREFIX + tag + "}:vectors";
    }

    /** Hash: what was counted of the person, to see what personalization does. */
    String use() {
        return PREFIX + tag + "}:use";
    }

    /** String: digests of the messages answered last, newest last. */
    String recent() {
        return PREFIX + tag + "}:recent";
    }

    /** Hash: what the person thought of answers, by the ids of their traces. */
    String feedback() {
        return PREFIX + tag + "}:feedback";
    }

    /** String: when the person was erased, in microseconds. */
    String erased() {
        return PREFIX + tag + "}:erased";
    }

    /** String: the number that the links to the person's own page carry. */
    String links() {
        return PREFIX + tag + "}:links";
    }

    /** Hash: turns that wait for the LLM, by their digests. */
    String batch() {
        return PREFIX + tag + "}:batch";
    }

    /** Hash: a day, and what the LLM cost for this person on it, in tokens. */
    String spent() {
        return PREFIX + tag + "}:spent";
    }

    /** Hash: what the LLM cost on this day. */
    static String usage(String day) {
        return LLM_USAGE + ':' + day;
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

    /** Stream: what was done, and what was looked at, in this tenant. */
    static String audit(String tenant) {
        return "attune:audit:{" + tenant + '}';
    }

    /** Hash: the alias in the audit log of each person, by id. */
    static String auditAliases(String tenant) {
        return "attune:audit:{" + tenant + "}:aliases";
    }

    /** Hash: the id of the person, by alias. */
    static String auditNames(String tenant) {
        return "attune:audit:{" + tenant + "}:names";
    }

    /** Hash: the imports of this tenant by their ids, and which of them are asked to stop. */
    static String imports(String tenant) {
        return "attune:imports:{" + tenant + '}';
    }

    /** String: a session of the console that was ended before its time. */
    static String signOut(String session) {
        return "attune:console:ended:{" + session + '}';
    }

    /** Sorted set: encoded ids of a tenant's people by the time of their last change. */
    static String people(String tenant) {
        return people(tenant, PeopleQuery.Group.EVERYBODY, PeopleQuery.Order.CHANGE);
    }

    /** Sorted set: encoded ids of those in a group, by what they are ordered by. */
    static String people(String tenant, PeopleQuery.Group group, PeopleQuery.Order order) {
        String all = "attune:people:{" + tenant + "}";
        return group == PeopleQuery.Group.EVERYBODY && order == PeopleQuery.Order.CHANGE
                ? all
                : all + ':' + group.label() + ':' + order.label();
    }

    /** Hash: rows of a tenant's people by encoded id. */
    static String rows(String tenant) {
        return "attune:people:{" + tenant + "}:rows";
    }

    /** Hash: sums over a tenant's people, for each arm and what is measured. */
    static String totals(String tenant) {
        return "attune:use:{" + tenant + '}';
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
