/** What goes out to those who watch over a running Attune: its log and its spans. */
@NullMarked
package dev.attune.app.watch;

import org.jspecify.annotations.NullMarked;
