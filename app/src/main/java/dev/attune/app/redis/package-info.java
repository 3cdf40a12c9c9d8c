/** The store of a first run: a real redis-server as a child process. */
@NullMarked
package dev.attune.app.redis;

import org.jspecify.annotations.NullMarked;
