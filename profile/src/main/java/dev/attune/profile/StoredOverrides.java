package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.compose.InventedPerson;
import dev.attune.profile.compose.Standing;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import dev.attune.profile.model.Problem;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.PolicyStore;
import dev.attune.profile.text.TokenCount;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Versions of the rules in the store. Templates are tried in the workers. */
final class StoredOverrides implements Overrides {

    /** A template is tried without a message. */
    private static final String NOTHING_SAID = "";

    private final PolicyStore store;
    private final Ruling ruling;
    private final People people;
    private final Policies policies;
    private final InstantSource clock;
    private final Executor workers;
    private final Runnable sweep;
    private final TokenCount tokens = new TokenCount();

    /** @param sweep to be called when it was changed how much is kept */
    StoredOverrides(Rooms rooms, People people, Runnable sweep) {
        this.sweep = sweep;
        this.store = rooms.store().policies();
        this.ruling = rooms.ruling();
        this.people = people;
        this.policies = rooms.policies();
        this.clock = rooms.clock();
        this.workers = rooms.workers();
    }

    @Override
    public CompletionStage<Sheet> sheet(Policy policy) {
        return store.newest(policy)
                .thenApply(newest -> new Sheet(
                        policy,
                        ruling.fileText(policy),
                        newest,
                        ruling.now().refused().getOrDefault(policy, "")));
    }

    @Override
    public CompletionStage<Page<PolicyVersion>> versions(Policy policy, Page.Request page) {
        return store.versions(policy, page);
    }

    @Override
    public CompletionStage<PolicyVersion> version(Policy policy, long number) {
        return store.version(policy, number)
                .thenCompose(found -> found.map(CompletableFuture::completedStage)
                        .orElseGet(() -> Stages.notFound("there is no version " + number + " of " + policy.name())));
    }

    @Override
    public CompletionStage<PolicyVersion> change(Policy policy, Change change) {
        String text = change.text();
        String clean = text == null ? null : clean(text);
        return Stages.attempt(() -> {
            String why = InvalidInput.text("why", change.why().strip(), MOST_WHY_CHARACTERS);
            Instant now = clock.instant();
            PolicyVersion next = new PolicyVersion(change.base(), now, change.who(), why, clean);
            CompletionStage<List<Problem>> checked =
                    clean == null ? CompletableFuture.completedStage(List.of()) : problems(policy, clean);
            return checked.thenCompose(problems -> problems.isEmpty()
                            ? sheet(policy)
                            : CompletableFuture.failedStage(
                                    new InvalidInput("text", problems.get(0).told())))
                    .thenCompose(sheet -> add(sheet, next))
                    .whenComplete((added, failure) -> {
                        if (policy.equals(Policy.KEEPING)) {
                            sweep.run();
                        }
                    });
        });
    }

    private CompletionStage<PolicyVersion> add(Sheet sheet, PolicyVersion next) {
        String text = next.text();
        boolean isSame = text == null ? sheet.isFile() : !sheet.isFile() && text.equals(sheet.text());
        // What somebody else said meanwhile is a conflict first.
        return isSame && sheet.number() == next.number()
                ? CompletableFuture.failedStage(new InvalidInput("text", "is what stands already"))
                : store.add(sheet.policy(), next);
    }

    @Override
    public CompletionStage<List<Problem>> problems(Policy policy, String text) {
        return CompletableFuture.supplyAsync(
                () -> tooLong(text).orElseGet(() -> ruling.problems(policy, clean(text))), workers);
    }

    @Override
    public CompletionStage<Preview> preview(Policy policy, String text, @Nullable Person person) {
        CompletionStage<Profile> profile = person == null
                ? CompletableFuture.completedStage(InventedPerson.profile(clock.instant(), Rooms.DEFAULTS))
                : people.find(person);
        return problems(policy, text)
                .thenCombineAsync(
                        profile,
                        (problems, of) ->
                                problems.isEmpty() ? preview(policy, clean(text), of) : new Preview("", 0, problems),
                        workers);
    }

    private Preview preview(Policy policy, String text, Profile profile) {
        Composer now = ruling.now().composer();
        Composer composer = now.worded(now.prompts().with(policy.kind(), text));
        Instant at = clock.instant();
        Function<Memory, Optional<Withheld.Reason>> rule =
                memory -> policies.withholds(memory, profile.controls(), at, NOTHING_SAID);
        Standing standing = composer.standing(profile, rule, at);
        if (policy.kind() == Policy.Kind.STANDING) {
            return new Preview(standing.text(), standing.tokens(), List.of());
        }
        Set<String> stands = standing.ids();
        List<Memory> recalled = profile.memories().stream()
                .filter(memory ->
                        !stands.contains(memory.id()) && rule.apply(memory).isEmpty())
                .sorted(Comparator.comparing(Memory::validFrom).reversed())
                .limit(composer.budget(profile).memories())
                .sorted(Comparator.comparing(Memory::validFrom))
                .toList();
        String block = recalled.isEmpty() ? "" : composer.recalling(recalled);
        return new Preview(block, tokens.of(block), List.of());
    }

    /** Browsers send line ends of two characters. */
    private static String clean(String text) {
        String stripped = stripped(text);
        return stripped.isEmpty() ? "" : stripped + '\n';
    }

    private static String stripped(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static Optional<List<Problem>> tooLong(String text) {
        // Neither what browsers add to it counts nor what is added here.
        int length = stripped(text).length();
        return length <= MOST_CHARACTERS
                ? Optional.empty()
                : Optional.of(
                        List.of(new Problem(0, "it has " + length + " characters and may have " + MOST_CHARACTERS)));
    }
}
