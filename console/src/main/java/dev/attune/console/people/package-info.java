/** The people: their list, the page of each, and what can be done there. */
@NullMarked
package dev.attune.console.people;

import org.jspecify.annotations.NullMarked;
