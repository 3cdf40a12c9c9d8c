@NullMarked
package dev.attune.app;

import org.jspecify.annotations.NullMarked;
