/** What waits for somebody's word: memories held back, and exchanges that could not be learned. */
@NullMarked
package dev.attune.console.review;

import org.jspecify.annotations.NullMarked;
