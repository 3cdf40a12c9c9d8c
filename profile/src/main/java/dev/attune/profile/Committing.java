package dev.attune.profile;

import dev.attune.profile.model.Event;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.ConversationStore;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.EventChannel;
import dev.attune.profile.store.ProfileStore;
import dev.attune.profile.store.RedisStore;
import java.util.concurrent.CompletionStage;

/** Writes changes, and tells those who watch. */
final class Committing {

    private final ProfileStore profiles;
    private final EventChannel events;
    private final ConversationStore conversations;

    Committing(RedisStore store) {
        this.profiles = store.profiles();
        this.events = store.events();
        this.conversations = store.conversations();
    }

    CompletionStage<Commit> commit(Draft draft) {
        return profiles.commit(draft).thenApply(commit -> {
            if (commit instanceof Commit.Done) {
                draft.adaptations()
                        .forEach(adaptation ->
                                events.publish(new Event.Adapted(draft.base().person(), adaptation)));
                if (draft.switchesOff()) {
                    conversations.forget(draft.base().person());
                }
            }
            return commit;
        });
    }
}
