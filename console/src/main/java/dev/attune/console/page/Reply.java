package dev.attune.console.page;

import org.jspecify.annotations.Nullable;

/** What a visit is answered with. */
public sealed interface Reply {

    /**
     * A page, or the fragment {@code part} of its template when an open page asks for just that.
     *
     * @param view what the template shows, under the name {@code view}
     */
    record Page(
            int status,
            String template,
            String title,
            Object view,
            @Nullable Notice notice) implements Reply {

        public Page(String template, String title, Object view) {
            this(200, template, title, view, null);
        }

        public Page with(@Nullable Notice said) {
            return new Page(status, template, title, view, said);
        }
    }

    /** To another page of the console; a form that was sent is not sent again on a reload. */
    record Redirect(String location) implements Reply {}

    /** Something that is not a page. */
    record Plain(int status, String contentType, String body) implements Reply {}

    /** The endpoint keeps the response to itself. */
    record Taken() implements Reply {}
}
