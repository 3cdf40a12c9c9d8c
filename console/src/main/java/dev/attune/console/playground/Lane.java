package dev.attune.console.playground;

import org.jspecify.annotations.Nullable;

/** One answer as it comes. Confined to the event loop. */
public final class Lane {

    /** Beyond this an answer is cut: a page is no place for more. */
    private static final int MOST_CHARACTERS = 64_000;

    private final StringBuilder text = new StringBuilder();
    private boolean over;
    private String problem = "";
    private String verdict = "";
    private @Nullable String trace;

    void add(String more) {
        text.append(more, 0, Math.min(more.length(), MOST_CHARACTERS - text.length()));
    }

    void ended(String personalization, @Nullable String traceId) {
        over = true;
        verdict = personalization;
        trace = traceId;
    }

    void failed(String why) {
        over = true;
        problem = why;
    }

    public String text() {
        return text.toString();
    }

    public boolean isOver() {
        return over;
    }

    /** Why there is no answer, or not all of it; empty when nothing went wrong. */
    public String problem() {
        return problem;
    }

    /** What the proxy said it did; empty until the answer has ended. */
    public String verdict() {
        return verdict;
    }

    @Nullable
    String trace() {
        return trace;
    }
}
