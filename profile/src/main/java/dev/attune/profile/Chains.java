package dev.attune.profile;

import dev.attune.profile.compose.Held;
import dev.attune.profile.compose.Step;
import dev.attune.profile.compose.Trail;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Person;
import dev.attune.profile.store.ConversationStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Follows conversations that upstream keeps: each answer is linked to what upstream has by then, so that the request that goes on from
 * it belongs to the same conversation and is told nothing twice.
 */
final class Chains {

    private final ConversationStore conversations;
    private final Ruling ruling;

    Chains(Rooms rooms) {
        this.conversations = rooms.store().conversations();
        this.ruling = rooms.ruling();
    }

    /** The answer with its conversation named, once its link is kept or cannot be. Never fails. */
    CompletionStage<Answer> follow(Answer answer) {
        Asking asking = answer.prepared().asking();
        if (answer.id() == null && asking.continues() == null) {
            return CompletableFuture.completedStage(answer);
        }
        return conversations
                .load(asking.person())
                .thenCompose(trail -> linked(named(answer, trail), trail))
                .exceptionally(away -> answer);
    }

    private static Answer named(Answer answer, Trail trail) {
        return answer.withAsking(Held.named(answer.prepared().asking(), trail));
    }

    private CompletionStage<Answer> linked(Answer answer, Trail trail) {
        Asking asking = answer.prepared().asking();
        Map<Long, Step> links = new HashMap<>();
        Held held = Held.after(
                asking, trail, TurnIds.conversation(asking), answer.prepared().told());
        if (answer.outcome().isHeard()) {
            link(answer.id(), held, links);
            // A conversation of upstream's own goes on under the same name; a response is never added to.
            Asking.Continued continued = asking.continues();
            link(continued != null && continued.grows() ? continued.id() : null, held, links);
        }
        Person person = asking.person();
        return conversations
                .keep(person, asking.at(), links, ruling.now().composer().remembering())
                .thenApply(kept -> answer);
    }

    private static void link(@Nullable String id, Held held, Map<Long, Step> links) {
        if (id != null) {
            links.put(Held.key(id), held.step(Held.key(id)));
        }
    }
}
