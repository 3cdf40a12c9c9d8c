package dev.attune.console.page;

import org.jspecify.annotations.Nullable;

/**
 * What a page's frame shows.
 *
 * @param csrf for the page's forms
 * @param here path of the page, for marking it in the navigation
 * @param signedIn whether there is anything to navigate to
 * @param partial only a part of the page is rendered, to be swapped into an open one
 */
public record Frame(
        String title,
        String csrf,
        String here,
        boolean signedIn,
        boolean partial,
        @Nullable Notice notice,
        Assets assets) {}
