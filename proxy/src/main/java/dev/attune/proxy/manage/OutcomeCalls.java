package dev.attune.proxy.manage;

import dev.attune.profile.Outcomes;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What people make of their answers. */
final class OutcomeCalls {

    private static final Set<String> PARTS = Set.of("trace", "rating", "comment");

    private final Outcomes outcomes;

    OutcomeCalls(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    CompletionStage<Answer> rate(Call call) {
        Fields fields = call.fields().only(PARTS);
        return outcomes.rate(
                        call.tenant(),
                        fields.requiredText("trace"),
                        fields.requiredNumber("rating", -1, 1),
                        fields.text("comment"))
                .thenApply(Answer::ok);
    }

    CompletionStage<Answer> uplift(Call call) {
        return outcomes.uplift(call.tenant()).thenApply(uplift -> Answer.ok(UpliftView.of(uplift)));
    }
}
