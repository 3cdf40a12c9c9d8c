@NullMarked
package dev.attune.proxy;

import org.jspecify.annotations.NullMarked;
