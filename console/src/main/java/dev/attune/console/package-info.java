/**
 * The browser console: who is being adapted to, how, and why. It speaks to the front door of {@code profile} alone, and runs beside
 * the proxy or in a process of its own. {@link dev.attune.console.Routes} is its table of contents.
 */
@NullMarked
package dev.attune.console;

import org.jspecify.annotations.NullMarked;
