/** What the operator's files and settings say, to be read. */
@NullMarked
package dev.attune.console.policies;

import org.jspecify.annotations.NullMarked;
