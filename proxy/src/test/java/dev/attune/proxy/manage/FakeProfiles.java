package dev.attune.proxy.manage;

import dev.attune.profile.Audit;
import dev.attune.profile.DeadLetters;
import dev.attune.profile.Histories;
import dev.attune.profile.Imports;
import dev.attune.profile.Insights;
import dev.attune.profile.Keys;
import dev.attune.profile.Learning;
import dev.attune.profile.LinkCounts;
import dev.attune.profile.Memories;
import dev.attune.profile.Outcomes;
import dev.attune.profile.Overrides;
import dev.attune.profile.People;
import dev.attune.profile.ProfileFailure;
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
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A front door over maps, which fails on demand. Stages complete at once, on the caller's thread. */
final class FakeProfiles implements Profiles {

    static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    final Map<Person, Profile> known = new ConcurrentHashMap<>();
    final Map<Person, List<Adaptation>> histories = new ConcurrentHashMap<>();
    final Map<String, Trace> traces = new ConcurrentHashMap<>();
    final List<Consumer<Event>> watchers = new CopyOnWriteArrayList<>();
    final FakeKeys keys = new FakeKeys(this);
    final FakeLinkCounts linkCounts = new FakeLinkCounts(this);
    final FakeLearning learning = new FakeLearning(this);

    /** What every call fails with, when there is something in it. */
    final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

    <T> CompletionStage<T> stage(Supplier<T> work) {
        if (!failures.isEmpty()) {
            return CompletableFuture.failedStage(failures.get(0));
        }
        try {
            return CompletableFuture.completedStage(work.get());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    Profile profile(Person person) {
        Profile profile = known.get(person);
        if (profile == null) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "nothing is known of this person");
        }
        return profile;
    }

    Profile profileOrEmpty(Person person) {
        return known.getOrDefault(person, Profile.empty(person, DEFAULTS));
    }

    Adaptation commit(Person person, Draft draft) {
        Profile before = profileOrEmpty(person);
        Adaptation adaptation = new Adaptation(
                (before.version() + 1) + "-0",
                Instant.now(),
                draft.what(),
                draft.facet(),
                List.of(draft.change()),
                List.of(),
                draft.by(),
                draft.why(),
                draft.undoes());
        known.put(person, before.after(List.of(adaptation)));
        histories.computeIfAbsent(person, none -> new CopyOnWriteArrayList<>()).add(adaptation);
        watchers.forEach(watcher -> watcher.accept(new Event.Adapted(person, adaptation)));
        return adaptation;
    }

    /** A change that is not yet an adaptation. */
    record Draft(
            What what,
            @Nullable Facet facet,
            Change change,
            Author by,
            String why,
            @Nullable String undoes) {}

    void keep(Trace trace) {
        traces.put(trace.id(), trace);
        watchers.forEach(watcher -> watcher.accept(new Event.Answered(trace)));
    }

    /** A part of a list; the cursor is the index of the next item. */
    static <T> Page<T> page(List<T> all, Page.Request request) {
        String cursor = request.cursor();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + request.limit());
        return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    @Override
    public CompletionStage<Prepared> prepare(Asking asking) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> answered(Answer answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Style style(Profile profile, Instant at) {
        return Style.UNKNOWN;
    }

    @Override
    public People people() {
        return new FakePeople(this);
    }

    @Override
    public Memories memories() {
        return new FakeMemories(this);
    }

    @Override
    public Histories histories() {
        return new FakeHistories(this);
    }

    @Override
    public Traces traces() {
        return new FakeTraces(this);
    }

    @Override
    public DeadLetters deadLetters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Learning learning() {
        return learning;
    }

    @Override
    public Insights insights() {
        return new FakeInsights(this);
    }

    @Override
    public Search search() {
        return new FakeSearch(this);
    }

    @Override
    public Transfers transfers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Imports imports() {
        throw new UnsupportedOperationException("the console runs them");
    }

    @Override
    public Outcomes outcomes() {
        return new FakeOutcomes(this);
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
    public Overrides overrides() {
        throw new UnsupportedOperationException("the console changes policies");
    }

    @Override
    public LinkCounts links() {
        return linkCounts;
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
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public CompletionStage<StoreHealth> health() {
        return stage(() -> new StoreHealth(true, Instant.EPOCH, ""));
    }

    @Override
    public void close() {}
}
