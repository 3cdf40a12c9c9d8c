@NullMarked
package dev.attune.bench;

import org.jspecify.annotations.NullMarked;
