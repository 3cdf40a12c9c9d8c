/**
 * The shapes of the requests and answers that Attune understands, byte by byte: reading them, adding messages to them without
 * writing them anew, and taking the assistant's text from what passes by. No sockets and no threads in it.
 */
@NullMarked
package dev.attune.proxy.wire;

import org.jspecify.annotations.NullMarked;
