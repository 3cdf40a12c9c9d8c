/** The four facets of a person at a glance, as words and figures that a page can show. */
@NullMarked
package dev.attune.console.facets;

import org.jspecify.annotations.NullMarked;
