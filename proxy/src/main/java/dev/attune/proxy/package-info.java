/**
 * The proxy's server. {@link dev.attune.proxy.DataPlane} is the way of one request on one screen, {@link dev.attune.proxy.Call} what is
 * known of it on that way, {@link dev.attune.proxy.Routes} the table of paths.
 */
@NullMarked
package dev.attune.proxy;

import org.jspecify.annotations.NullMarked;
