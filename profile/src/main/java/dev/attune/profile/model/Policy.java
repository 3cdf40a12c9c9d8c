package dev.attune.profile.model;

import java.util.Optional;

/**
 * One of the rules that admins may change while processes run, each with versions of its own.
 *
 * @param tenant whose rule it is; empty for all of them
 */
public record Policy(Kind kind, String tenant) {

    /** The switches of whoever has not turned any, in tenants without rules of their own. */
    public static final Policy EVERYONE = new Policy(Kind.EVERYONE, "");

    /** How much is kept of each person, and for how long. */
    public static final Policy KEEPING = new Policy(Kind.KEEPING, "");

    /** The template of the standing block. */
    public static final Policy STANDING = new Policy(Kind.STANDING, "");

    /** The template of the recalled blocks. */
    public static final Policy RECALLED = new Policy(Kind.RECALLED, "");

    private static final char SEPARATOR = ':';

    public Policy {
        if (kind == Kind.TENANT) {
            Person.checkTenant(tenant);
        } else if (!tenant.isEmpty()) {
            throw new InvalidInput("tenant", "must be empty for a policy of all tenants");
        }
    }

    /** What a tenant has of its own over what everyone has. */
    public static Policy of(String tenant) {
        return new Policy(Kind.TENANT, tenant);
    }

    /** The policy of this {@link #name}; empty when there is none. */
    public static Optional<Policy> named(String name) {
        int separator = name.indexOf(SEPARATOR);
        String kind = separator < 0 ? name : name.substring(0, separator);
        String tenant = separator < 0 ? "" : name.substring(separator + 1);
        try {
            return Labelled.find(Kind.class, kind).map(found -> new Policy(found, tenant));
        } catch (InvalidInput none) {
            return Optional.empty();
        }
    }

    /** What it is called wherever it leaves the process, such as {@code standing} or {@code tenant:acme}. */
    public String name() {
        return tenant.isEmpty() ? kind.label() : kind.label() + SEPARATOR + tenant;
    }

    public boolean isTemplate() {
        return kind == Kind.STANDING || kind == Kind.RECALLED;
    }

    public boolean isSwitches() {
        return kind == Kind.EVERYONE || kind == Kind.TENANT;
    }

    /** What a policy is about. */
    public enum Kind implements Labelled {
        EVERYONE,
        TENANT,
        KEEPING,
        STANDING,
        RECALLED
    }
}
