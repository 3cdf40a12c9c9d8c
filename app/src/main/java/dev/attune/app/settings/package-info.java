/** What an operator sets: one table of keys, read from the file and the environment, checked at the start. */
@NullMarked
package dev.attune.app.settings;

import org.jspecify.annotations.NullMarked;
