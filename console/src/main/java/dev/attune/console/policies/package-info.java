/** The rules that everybody is met by, and what admins say over the operator's files. */
@NullMarked
package dev.attune.console.policies;

import org.jspecify.annotations.NullMarked;
