/** What Attune does when what it stands on fails, from outside: the jar in processes of its own, with real servers that are hurt. */
@NullMarked
package dev.attune.bench.chaos;

import org.jspecify.annotations.NullMarked;
