/** The runnable jar: puts the rooms together, starts them in order and ends them in the opposite one. */
@NullMarked
package dev.attune.app;

import org.jspecify.annotations.NullMarked;
