package dev.attune.proxy.manage;

import dev.attune.profile.Search;
import dev.attune.profile.model.InvalidInput;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Asking a person's memories. */
final class RecallCalls {

    private static final Set<String> PARTS = Set.of("query", "limit", "tokens", "at");
    private static final int MOST_CHARACTERS = 32_000;

    private final Search search;

    RecallCalls(Search search) {
        this.search = search;
    }

    CompletionStage<Answer> recall(Call call) {
        Fields fields = call.fields().only(PARTS);
        Search.Query query = new Search.Query(
                InvalidInput.text("query", fields.requiredText("query"), MOST_CHARACTERS),
                fields.count("limit"),
                fields.count("tokens"),
                fields.time("at"));
        long begun = System.nanoTime();
        return search.recall(call.person(), query)
                .thenApply(found -> Answer.ok(RecallView.of(found, microsSince(begun))));
    }

    private static long microsSince(long begun) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
    }
}
