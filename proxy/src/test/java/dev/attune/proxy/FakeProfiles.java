package dev.attune.proxy;

import dev.attune.profile.Audit;
import dev.attune.profile.DeadLetters;
import dev.attune.profile.Histories;
import dev.attune.profile.Insights;
import dev.attune.profile.Keys;
import dev.attune.profile.Learning;
import dev.attune.profile.LinkCounts;
import dev.attune.profile.Memories;
import dev.attune.profile.Outcomes;
import dev.attune.profile.People;
import dev.attune.profile.Profiles;
import dev.attune.profile.Rules;
import dev.attune.profile.Search;
import dev.attune.profile.SignOuts;
import dev.attune.profile.StoreHealth;
import dev.attune.profile.Traces;
import dev.attune.profile.Transfers;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Profiles that tell upstream what the test says, and record what they were asked and told. */
final class FakeProfiles implements Profiles, Learning {

    static final String TRACE = "t000000000000000000000001";
    static final String STANDING = "speak plainly";

    private final List<Asking> asked = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    final FakeKeys keys = new FakeKeys();
    volatile Function<Asking, CompletionStage<Prepared>> preparing =
            asking -> CompletableFuture.completedFuture(applied(asking));
    volatile Function<Answer, CompletionStage<Void>> keeping = answer -> CompletableFuture.completedFuture(null);
    volatile StoreHealth health = new StoreHealth(true, Instant.EPOCH, "");

    /** One standing block, ahead of the message that is answered. */
    static Prepared applied(Asking asking) {
        if (!asking.mode().applies()) {
            return Prepared.none(asking, TRACE, Verdict.Reason.OFF);
        }
        Block block = new Block(Block.Place.STANDING, Math.max(0, asking.target()), STANDING, 2, List.of("m1"));
        return new Prepared(
                asking,
                TRACE,
                new Verdict.Applied(1, 0),
                List.of(block),
                List.of(),
                List.of(),
                List.of(),
                new Micros(0, 1, 2, 3, 0));
    }

    List<Asking> asked() {
        return asked;
    }

    List<Answer> answers() {
        return answers;
    }

    @Override
    public CompletionStage<Prepared> prepare(Asking asking) {
        asked.add(asking);
        return preparing.apply(asking);
    }

    @Override
    public CompletionStage<Void> answered(Answer answer) {
        answers.add(answer);
        return keeping.apply(answer);
    }

    @Override
    public DeadLetters deadLetters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Learning learning() {
        return this;
    }

    @Override
    public CompletionStage<LearningStatus> status() {
        return CompletableFuture.completedFuture(
                new LearningStatus(7, 42, Instant.EPOCH, 3, 2, 1, LearningStatus.Llm.NONE));
    }

    @Override
    public Buffer buffer() {
        return new Buffer(2, 1);
    }

    @Override
    public CompletionStage<StoreHealth> health() {
        return CompletableFuture.completedFuture(health);
    }

    @Override
    public CompletionStage<Void> teach(Exchange exchange) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Adaptation>> teachAndWait(Exchange exchange) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<LearningStatus> drain() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Style style(Profile profile, Instant at) {
        return Style.UNKNOWN;
    }

    @Override
    public People people() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Memories memories() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Histories histories() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Traces traces() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Insights insights() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Search search() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transfers transfers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcomes outcomes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Rules rules() {
        throw new UnsupportedOperationException();
    }

    @Override
    public LinkCounts links() {
        throw new UnsupportedOperationException("the data plane makes no links");
    }

    @Override
    public Audit audit() {
        throw new UnsupportedOperationException("the console reads it");
    }

    @Override
    public SignOuts signOuts() {
        throw new UnsupportedOperationException("nobody signs in here");
    }

    @Override
    public Subscription watch(Consumer<Event> watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
