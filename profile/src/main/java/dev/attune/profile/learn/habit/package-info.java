/** What somebody's behaviour shows of them: tallies that grow with each exchange, and the traits that follow from them. */
@NullMarked
package dev.attune.profile.learn.habit;

import org.jspecify.annotations.NullMarked;
