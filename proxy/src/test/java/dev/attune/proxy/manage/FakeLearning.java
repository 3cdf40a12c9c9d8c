package dev.attune.proxy.manage;

import dev.attune.profile.Learning;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Learns every turn of the person's as it is. */
final class FakeLearning implements Learning {

    final List<Exchange> taught = new CopyOnWriteArrayList<>();
    volatile boolean stuck;

    private final FakeProfiles profiles;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    FakeLearning(FakeProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public CompletionStage<Void> teach(Exchange exchange) {
        return teachAndWait(exchange).thenAccept(learned -> {});
    }

    @Override
    public CompletionStage<List<Adaptation>> teachAndWait(Exchange exchange) {
        if (stuck) {
            return new CompletableFuture<>();
        }
        return profiles.stage(() -> {
            taught.add(exchange);
            List<Adaptation> learned = new ArrayList<>();
            for (Turn turn : exchange.turns()) {
                if (turn.role() == Role.USER && seen.add(turn.id())) {
                    learned.add(learn(exchange.person(), turn));
                }
            }
            return learned;
        });
    }

    private Adaptation learn(Person person, Turn turn) {
        Memory memory = new Memory(
                "m" + turn.id(),
                Facet.CONTENT,
                Kind.FACT,
                turn.content(),
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                turn.at(),
                null,
                null,
                List.of(new Evidence(turn.id(), turn.content(), turn.at())));
        return profiles.commit(
                person,
                new FakeProfiles.Draft(
                        What.LEARNED, Facet.CONTENT, Change.of(memory), Author.LEARNER, "The person said so", null));
    }

    @Override
    public CompletionStage<LearningStatus> status() {
        return profiles.stage(() -> new LearningStatus(stuck ? 1 : 0, 0, null, 0, 0, 0, LearningStatus.Llm.NONE));
    }

    @Override
    public Buffer buffer() {
        return new Buffer(0, 0);
    }

    @Override
    public CompletionStage<LearningStatus> drain() {
        return stuck ? new CompletableFuture<>() : status();
    }
}
