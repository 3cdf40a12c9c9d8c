/**
 * What is known of a person, and what happens to it: values only, no input or output. Every room of the house speaks in these
 * terms, and they are all that the proxy and the console see of it beside {@link dev.attune.profile.Profiles}.
 */
@NullMarked
package dev.attune.profile.model;

import org.jspecify.annotations.NullMarked;
