@NullMarked
package dev.attune.proxy.wire;

import org.jspecify.annotations.NullMarked;
