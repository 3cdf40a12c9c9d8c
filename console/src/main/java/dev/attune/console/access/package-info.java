/** Who may use the console: the password, the throttle before it, and the sessions behind it. */
@NullMarked
package dev.attune.console.access;

import org.jspecify.annotations.NullMarked;
