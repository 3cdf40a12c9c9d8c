/** How it goes as a whole: who is known, what changes, how learning and requests fare. */
@NullMarked
package dev.attune.console.overview;

import org.jspecify.annotations.NullMarked;
