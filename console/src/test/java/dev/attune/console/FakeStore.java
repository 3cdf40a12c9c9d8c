package dev.attune.console;

import dev.attune.profile.DeadLetters;
import dev.attune.profile.Edit;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** People in memory, with a store that can be sent away. Every answer comes on another thread, as the real one's do. */
final class FakeStore {

    static final Controls DEFAULTS = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    final Map<Person, Profile> profiles = new ConcurrentHashMap<>();
    final Map<Person, List<Adaptation>> histories = new ConcurrentHashMap<>();
    final Map<Person, List<Trace>> traces = new ConcurrentHashMap<>();
    final List<Consumer<Event>> watchers = new CopyOnWriteArrayList<>();
    final List<DeadLetters.Letter> dead = new CopyOnWriteArrayList<>();
    final List<String> retried = new CopyOnWriteArrayList<>();
    final List<AppKey> keys = new CopyOnWriteArrayList<>();
    final Map<Person, Long> links = new ConcurrentHashMap<>();
    final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    void sendAway(boolean gone) {
        away = gone;
    }

    boolean isAway() {
        return away;
    }

    Profile profileOf(Person person) {
        return profiles.getOrDefault(person, Profile.empty(person, DEFAULTS));
    }

    Profile known(Person person) {
        Profile profile = profiles.get(person);
        if (profile == null) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "nobody is known as " + person.id());
        }
        return profile;
    }

    void check(Person person, Edit edit) {
        Long version = edit.ifVersion();
        if (version != null && version != profileOf(person).version()) {
            throw new ProfileFailure(ProfileFailure.Code.CONFLICT, "another version");
        }
    }

    synchronized Adaptation commit(
            Person person,
            What what,
            List<Change> changes,
            List<Evidence> evidence,
            Edit edit,
            @Nullable String undoes) {
        Profile before = profileOf(person);
        String id = (before.version() + 1) + "-0";
        Adaptation adaptation = new Adaptation(
                id, Instant.now(), what, facetOf(changes), changes, evidence, edit.by(), edit.why(), undoes);
        histories.computeIfAbsent(person, same -> new CopyOnWriteArrayList<>()).add(0, adaptation);
        profiles.put(person, before.after(List.of(adaptation)));
        watchers.forEach(watcher -> watcher.accept(new Event.Adapted(person, adaptation)));
        return adaptation;
    }

    private static @Nullable Facet facetOf(List<Change> changes) {
        State after = changes.get(changes.size() - 1).after();
        if (after instanceof Memory memory) {
            return memory.facet();
        }
        return after instanceof Trait trait ? trait.facet() : null;
    }

    synchronized Receipt erase(Person person) {
        Profile gone = profileOf(person);
        List<Adaptation> history = histories.getOrDefault(person, List.of());
        List<Trace> told = traces.getOrDefault(person, List.of());
        profiles.remove(person);
        histories.remove(person);
        traces.remove(person);
        links.merge(person, 1L, Long::sum);
        audit.replaceAll(entry -> person.id().equals(entry.person())
                ? new AuditEntry(entry.id(), entry.at(), entry.who(), entry.what(), entry.alias(), null, entry.detail())
                : entry);
        return new Receipt(person.id(), gone.memories().size(), history.size(), told.size(), 0, Instant.now());
    }

    <T> CompletionStage<T> later(Supplier<T> result) {
        return CompletableFuture.supplyAsync(() -> {
            if (away) {
                throw new ProfileFailure(ProfileFailure.Code.STORE_UNAVAILABLE, "redis://secret-host is away");
            }
            return result.get();
        });
    }

    /** What is held up from now on, until it is let go. */
    void hold() {
        gate = new CompletableFuture<>();
    }

    void release() {
        gate.complete(null);
    }

    <T> CompletionStage<T> held(Supplier<T> result) {
        return gate.thenCompose(open -> later(result));
    }

    static <T> Page<T> part(List<T> all, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !cursor.matches("[0-9]{1,6}")) {
            throw new InvalidInput("cursor", "must be one that a list gave");
        }
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + page.limit());
        return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
    }
}
