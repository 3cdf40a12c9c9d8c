/**
 * The frame that every page stands in: what a visit is, who is let in, how an answer is rendered and sent, and the links between
 * pages. It knows nothing of any single page.
 */
@NullMarked
package dev.attune.console.page;

import org.jspecify.annotations.NullMarked;
