package dev.attune.proxy;

import dev.attune.profile.model.Person;
import io.vertx.core.MultiMap;

/** Whose app a request comes from. */
@FunctionalInterface
interface Tenants {

    /** Everybody is of one tenant as long as keys are not told apart. */
    Tenants SINGLE = headers -> Person.DEFAULT_TENANT;

    /** The tenant of a request by the key in its headers. */
    String of(MultiMap headers);
}
