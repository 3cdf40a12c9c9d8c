/**
 * Redis, and nothing else speaks it: profiles with their histories, traces, the queue of what there is to learn, the list of people,
 * erasure, and what processes tell each other.
 *
 * <p>Every method returns at once. Stages complete on threads named {@code attune-store-*}, or at once for a warm profile, and fail
 * with {@link dev.attune.profile.ProfileFailure} of code {@code STORE_UNAVAILABLE} while Redis is away, slow or full.
 */
@NullMarked
package dev.attune.profile.store;

import org.jspecify.annotations.NullMarked;
