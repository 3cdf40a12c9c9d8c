package dev.attune.profile;

import dev.attune.profile.compose.PromptTemplate;
import dev.attune.profile.model.Controls;
import dev.attune.profile.policy.TenantDefaults;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** The rules of the settings and the files that they name, read once. */
final class ConfiguredRules implements Rules {

    private static final List<String> OTHERS = List.of("prompts/learner.txt", "prompts/learner-turns.txt");

    private final TenantDefaults defaults;
    private final Keeping keeping;
    private final List<Prompt> prompts;

    ConfiguredRules(ProfilesSettings settings) {
        ConfigFiles files = settings.files();
        this.defaults = TenantDefaults.read(files);
        this.keeping = new Keeping(
                settings.episodes().days(),
                settings.episodes().most(),
                settings.keep().statements(),
                settings.keep().history(),
                settings.holdout().share());
        this.prompts = Stream.concat(
                        PromptTemplate.samples(files).entrySet().stream()
                                .map(one -> new Prompt(one.getKey(), files.read(one.getKey()), one.getValue())),
                        OTHERS.stream().map(file -> new Prompt(file, files.read(file), "")))
                .toList();
    }

    @Override
    public Controls defaults(String tenant) {
        return defaults.apply(tenant);
    }

    @Override
    public SortedSet<String> tenants() {
        return defaults.tenants();
    }

    @Override
    public Keeping keeping() {
        return keeping;
    }

    @Override
    public List<Prompt> prompts() {
        return prompts;
    }
}
