package dev.attune.profile.learn.llm;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a call taught nothing. The message is for the log: it holds nothing that anybody said, and no secret. */
public final class LlmFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final Cost cost;
    private final @Nullable Duration retryAfter;

    LlmFailure(Fault fault, String message, Cost cost, @Nullable Duration retryAfter) {
        // What the SDK threw may quote the request.
        super(message, null, false, false);
        this.fault = fault;
        this.cost = cost;
        this.retryAfter = retryAfter;
    }

    public Fault fault() {
        return fault;
    }

    public Cost cost() {
        return cost;
    }

    /** When the endpoint wants to be asked again, if it says so. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whose fault it is. */
    public enum Fault {
        /** The endpoint's: it is away, busy, or refuses the key. The turns wait. */
        ENDPOINT,
        /** Of this answer: refused, cut off, of the wrong shape. Counts as a try of these turns. */
        ANSWER
    }

    /**
     * What the call cost all the same.
     *
     * @param known false when no answer came and the endpoint may have worked for it: then it is taken to have cost its estimate
     */
    public record Cost(long tokensIn, long tokensOut, boolean known) implements Serializable {

        static final Cost NOTHING = new Cost(0, 0, true);
        static final Cost UNKNOWN = new Cost(0, 0, false);
    }
}
