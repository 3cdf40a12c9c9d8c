package dev.attune.proxy;

import dev.attune.proxy.wire.Reading;
import io.vertx.core.buffer.Buffer;

/**
 * A body that was understood.
 *
 * @param plain as it is when it is not compressed
 */
record Text(Buffer plain, Reading reading) {}
