/** What text is made of: words, stems, tokens, likeness. Pure functions; whatever an operator may edit is read once, when made. */
@NullMarked
package dev.attune.profile.text;

import org.jspecify.annotations.NullMarked;
