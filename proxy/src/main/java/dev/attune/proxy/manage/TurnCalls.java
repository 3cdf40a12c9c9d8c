package dev.attune.proxy.manage;

import dev.attune.profile.Learning;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Teaching from a transcript. */
final class TurnCalls {

    private final Learning learning;
    private final ManageSettings settings;
    private final InstantSource clock;

    TurnCalls(Learning learning, ManageSettings settings, InstantSource clock) {
        this.learning = learning;
        this.settings = settings;
        this.clock = clock;
    }

    CompletionStage<Answer> teach(Call call) {
        Exchange exchange = exchange(call);
        Answer queued = Answer.accepted(new Learned(List.of()));
        if (!call.flag("wait")) {
            return learning.teach(exchange).thenApply(stored -> queued);
        }
        return learning.teachAndWait(exchange)
                .thenApply(learned -> Answer.ok(new Learned(learned)))
                .toCompletableFuture()
                .completeOnTimeout(queued, settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Exchange exchange(Call call) {
        Fields fields = call.fields();
        String conversation = fields.requiredText("conversation");
        InvalidInput.text("conversation", conversation, Exchange.MOST_CONVERSATION_CHARACTERS);
        List<Fields> given = fields.objects("turns");
        if (given.isEmpty() || given.size() > settings.turns()) {
            throw new InvalidInput("turns", "must hold 1 to " + settings.turns() + " turns, holds " + given.size());
        }
        Instant now = clock.instant();
        List<Turn> turns = new ArrayList<>(given.size());
        for (Fields each : given) {
            turns.add(turn(each, now));
        }
        return new Exchange(call.person(), conversation, turns);
    }

    private static Turn turn(Fields fields, Instant now) {
        String id = InvalidInput.text(fields.path("id"), fields.requiredText("id"), Turn.MOST_ID_CHARACTERS);
        Instant at = fields.time("at");
        return new Turn(
                id,
                fields.requiredChoice(Role.class, "role"),
                fields.text("name"),
                fields.requiredText("content"),
                at == null ? now : at);
    }

    /** What a transcript taught; empty while it waits to be learned. */
    record Learned(List<Adaptation> learned) {}
}
