/** What may be learned or applied: switches, sensitive classes, secrets, quarantine. Its lists come from {@code config/policy}. */
@NullMarked
package dev.attune.profile.policy;

import org.jspecify.annotations.NullMarked;
