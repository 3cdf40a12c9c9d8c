package dev.attune.console.playground;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message and both answers to it. Confined to the event loop. */
public final class Round {

    private final String message;
    private final Lane with = new Lane();
    private final Lane without = new Lane();
    private List<Told> told = List.of();
    private @Nullable String traceHref;
    private boolean explained;

    Round(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }

    public Lane with() {
        return with;
    }

    public Lane without() {
        return without;
    }

    public List<Told> told() {
        return told;
    }

    /** The page of the answer's trace; absent when there is none. */
    public @Nullable String traceHref() {
        return traceHref;
    }

    /** Whether it is known what the model was told. */
    public boolean isExplained() {
        return explained;
    }

    public boolean isOver() {
        return with.isOver() && without.isOver() && explained;
    }

    void explain(List<Told> what, @Nullable String href) {
        told = List.copyOf(what);
        traceHref = href;
        explained = true;
    }

    /** Something that the model was told, as it was told. */
    public record Told(String place, String text, int tokens) {}
}
