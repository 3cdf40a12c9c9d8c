/** What happens while a page is open: the one subscription of this process, and streams of server-sent events. */
@NullMarked
package dev.attune.console.live;

import org.jspecify.annotations.NullMarked;
