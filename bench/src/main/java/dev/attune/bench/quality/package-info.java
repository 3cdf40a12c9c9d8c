/** How well Attune learns and recalls, measured from outside on conversations and corpora that are not part of this repository. */
@NullMarked
package dev.attune.bench.quality;

import org.jspecify.annotations.NullMarked;
