/** Reads what other programs, and people with a spreadsheet, know of persons: bytes in, facts and past conversations out. It stores nothing. */
@NullMarked
package dev.attune.profile.foreign;

import org.jspecify.annotations.NullMarked;
