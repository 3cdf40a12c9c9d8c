package dev.attune.console;

import dev.attune.profile.Overrides;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import dev.attune.profile.model.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Versions in memory. A template is one that has a tag around it. */
final class FakeOverrides implements Overrides {

    static final String KEEPING = "episode-days: 90\nepisodes: 1000\nhistory: 10000\ntrace-days: 30\ntraces: 1000\n";
    static final String STANDING =
            "<about>\nThey are known.\n[# th:each=\"line : ${identity}\"]- [(${line})]\n[/]</about>\n";

    private final FakeStore store;
    private final Map<Policy, List<PolicyVersion>> versions = new HashMap<>();

    FakeOverrides(FakeStore store) {
        this.store = store;
    }

    /** How many versions there are of anything. */
    synchronized int all() {
        return versions.values().stream().mapToInt(List::size).sum();
    }

    synchronized PolicyVersion add(Policy policy, @Nullable String text, String why) {
        List<PolicyVersion> all = versions.computeIfAbsent(policy, same -> new ArrayList<>());
        PolicyVersion version = new PolicyVersion(all.size() + 1, Instant.now(), "ada", why, text);
        all.add(version);
        return version;
    }

    synchronized Sheet now(Policy policy) {
        List<PolicyVersion> all = versions.getOrDefault(policy, List.of());
        return new Sheet(
                policy, file(policy), all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)), "");
    }

    private static String file(Policy policy) {
        return switch (policy.kind()) {
            case EVERYONE, TENANT -> "";
            case KEEPING -> KEEPING;
            case STANDING, RECALLED -> STANDING;
        };
    }

    @Override
    public CompletionStage<Sheet> sheet(Policy policy) {
        return store.later(() -> now(policy));
    }

    @Override
    public CompletionStage<Page<PolicyVersion>> versions(Policy policy, Page.Request page) {
        return store.later(() -> {
            List<PolicyVersion> newestFirst = new ArrayList<>(versions.getOrDefault(policy, List.of()));
            Collections.reverse(newestFirst);
            return FakeStore.part(newestFirst, page);
        });
    }

    @Override
    public CompletionStage<PolicyVersion> version(Policy policy, long number) {
        return store.later(() -> versions.getOrDefault(policy, List.of()).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no such version")));
    }

    @Override
    public CompletionStage<PolicyVersion> change(Policy policy, Change change) {
        return store.later(() -> {
            InvalidInput.text("why", change.why().strip(), MOST_WHY_CHARACTERS);
            if (now(policy).number() != change.base()) {
                throw new ProfileFailure(ProfileFailure.Code.CONFLICT, "somebody was first");
            }
            return add(policy, change.text(), change.why());
        });
    }

    @Override
    public CompletionStage<List<Problem>> problems(Policy policy, String text) {
        return store.later(() -> found(policy, text));
    }

    @Override
    public CompletionStage<Preview> preview(Policy policy, String text, @Nullable Person person) {
        return store.later(() -> {
            List<Problem> problems = found(policy, text);
            String told = person == null
                    ? "Robin Vos"
                    : store.known(person).memories().stream().map(Memory::text).collect(Collectors.joining("\n- "));
            String block = text.replaceAll("(?s)\\[#.*\\[/\\]", "- " + Matcher.quoteReplacement(told) + "\n");
            return problems.isEmpty() ? new Preview(block, 12, problems) : new Preview("", 0, problems);
        });
    }

    private static List<Problem> found(Policy policy, String text) {
        return !policy.isTemplate() || text.startsWith("<about>")
                ? List.of()
                : List.of(new Problem(1, "there is no tag around it"));
    }
}
