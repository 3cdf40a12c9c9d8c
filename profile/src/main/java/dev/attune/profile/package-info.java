/**
 * The front door to what Attune knows of people: {@link Profiles}. The proxy and the console speak to this package and to
 * {@link dev.attune.profile.model}; the rooms behind it are its own affair.
 */
@NullMarked
package dev.attune.profile;

import org.jspecify.annotations.NullMarked;
