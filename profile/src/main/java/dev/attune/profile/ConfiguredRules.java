package dev.attune.profile;

import dev.attune.profile.model.Controls;
import java.util.List;
import java.util.SortedSet;

/** The rules that hold now, and those that are read once. */
final class ConfiguredRules implements Rules {

    private static final List<String> FILES = List.of("prompts/learner.txt", "prompts/learner-turns.txt");

    private final Ruling ruling;
    private final int statements;
    private final double holdout;
    private final List<Prompt> prompts;

    ConfiguredRules(ProfilesSettings settings, Ruling ruling) {
        this.ruling = ruling;
        this.statements = settings.keep().statements();
        this.holdout = settings.holdout().share();
        this.prompts = FILES.stream()
                .map(file -> new Prompt(file, settings.files().read(file)))
                .toList();
    }

    @Override
    public Controls defaults(String tenant) {
        return ruling.defaults(tenant);
    }

    @Override
    public SortedSet<String> tenants() {
        return ruling.now().defaults().tenants();
    }

    @Override
    public Keeping keeping() {
        return new Keeping(ruling.now().retention(), statements, holdout);
    }

    @Override
    public List<Prompt> prompts() {
        return prompts;
    }
}
