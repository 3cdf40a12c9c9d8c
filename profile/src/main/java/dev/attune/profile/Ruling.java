package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.compose.Prompts;
import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import dev.attune.profile.model.Problem;
import dev.attune.profile.policy.TenantDefaults;
import dev.attune.profile.store.PolicyStore;
import dev.attune.profile.store.StoreSettings;
import dev.attune.profile.traits.TraitReaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that can be changed while processes run: those of the operator's files, and what admins said over them. {@link #now} may be
 * called on any thread; it is one read of memory. A version that cannot be taken, for whatever reason, leaves the one before it in force.
 */
final class Ruling implements PolicyStore.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Ruling.class);

    private final InForce files;
    private final int statements;
    private volatile InForce now;

    private Ruling(InForce files, int statements) {
        this.files = files;
        this.statements = statements;
        this.now = files;
    }

    /** Reads the operator's files; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    static Ruling read(ProfilesSettings settings, TraitReaders traits) {
        Retention retention = Retention.of(settings.episodes(), settings.keep());
        int statements = settings.keep().statements();
        return new Ruling(
                new InForce(
                        TenantDefaults.read(settings.files()),
                        retention,
                        keep(retention, statements),
                        new EpisodeKeeper(settings.episodes()),
                        new Composer(settings.files(), traits),
                        0,
                        Map.of(),
                        Map.of()),
                statements);
    }

    InForce now() {
        return now;
    }

    /** What the operator's files say. */
    InForce files() {
        return files;
    }

    /** The switches of whoever has not turned any. */
    Controls defaults(String tenant) {
        return now.defaults().apply(tenant);
    }

    /** What a policy says by the operator's files. */
    String fileText(Policy policy) {
        return switch (policy.kind()) {
            case EVERYONE -> SwitchesText.of(files.defaults().ofEveryone());
            case TENANT -> SwitchesText.of(files.defaults().of(policy.tenant()));
            case KEEPING -> files.retention().text();
            case STANDING -> files.composer().prompts().standing();
            case RECALLED -> files.composer().prompts().recalled();
        };
    }

    /** Why a policy cannot say this; nothing where it can. */
    List<Problem> problems(Policy policy, String text) {
        try {
            if (policy.isTemplate()) {
                return files.composer().problems(policy.kind(), text);
            }
            if (policy.isSwitches()) {
                SwitchesText.parse(text);
            } else {
                Retention.parse(text);
            }
            return List.of();
        } catch (InvalidInput wrong) {
            return List.of(new Problem(0, wrong.field() + " " + wrong.getMessage()));
        }
    }

    @Override
    public void heard(Map<Policy, PolicyVersion> newest, List<PolicyVersion> keeping) {
        InForce before = now;
        Map<Policy, PolicyVersion> taken = new HashMap<>();
        Map<Policy, String> refused = new HashMap<>();
        newest.forEach((policy, version) -> {
            PolicyVersion held = before.versions().get(policy);
            String problem = version.equals(held) ? null : problem(policy, version);
            if (problem == null) {
                taken.put(policy, version);
                return;
            }
            if (!problem.equals(before.refused().get(policy))) {
                LOG.error("version {} of the policy {} is not taken: {}", version.number(), policy.name(), problem);
            }
            refused.put(policy, problem);
            if (held != null) {
                taken.put(policy, held);
            }
        });
        if (!taken.equals(before.versions()) || !refused.equals(before.refused())) {
            now = inForce(before, taken, refused, keeping);
        }
    }

    private @Nullable String problem(Policy policy, PolicyVersion version) {
        String text = version.text();
        List<Problem> problems = text == null ? List.of() : problems(policy, text);
        return problems.isEmpty() ? null : problems.get(0).told();
    }

    private InForce inForce(
            InForce before,
            Map<Policy, PolicyVersion> taken,
            Map<Policy, String> refused,
            List<PolicyVersion> keeping) {
        Composer composer = before.composer().worded(prompts(taken));
        Retention retention = said(taken, Policy.KEEPING, files.retention());
        return new InForce(
                defaults(taken),
                retention,
                keep(retention, statements),
                new EpisodeKeeper(retention.episodes(), days(keeping)),
                composer,
                composer == before.composer() ? before.wording() : before.wording() + 1,
                taken,
                refused);
    }

    private TenantDefaults defaults(Map<Policy, PolicyVersion> taken) {
        ControlsPatch everyone = null;
        Map<String, ControlsPatch> tenants = new HashMap<>();
        for (Map.Entry<Policy, PolicyVersion> one : taken.entrySet()) {
            String text = one.getValue().text();
            if (text != null && one.getKey().equals(Policy.EVERYONE)) {
                everyone = SwitchesText.parse(text);
            } else if (text != null && one.getKey().isSwitches()) {
                tenants.put(one.getKey().tenant(), SwitchesText.parse(text));
            }
        }
        return files.defaults().with(everyone, tenants);
    }

    private Prompts prompts(Map<Policy, PolicyVersion> taken) {
        Prompts prompts = files.composer().prompts();
        for (Map.Entry<Policy, PolicyVersion> one : taken.entrySet()) {
            String text = one.getValue().text();
            if (text != null && one.getKey().isTemplate()) {
                prompts = prompts.with(one.getKey().kind(), text);
            }
        }
        return prompts;
    }

    private static Retention said(Map<Policy, PolicyVersion> taken, Policy policy, Retention otherwise) {
        PolicyVersion version = taken.get(policy);
        String text = version == null ? null : version.text();
        return text == null ? otherwise : Retention.parse(text);
    }

    /** For how many days episodes were kept at any time that is known of. */
    private Set<Integer> days(List<PolicyVersion> keeping) {
        Set<Integer> days = new HashSet<>();
        days.add(files.retention().of(Retention.Bound.EPISODE_DAYS));
        for (PolicyVersion version : keeping) {
            String text = version.text();
            if (text != null && problems(Policy.KEEPING, text).isEmpty()) {
                days.add(Retention.parse(text).of(Retention.Bound.EPISODE_DAYS));
            }
        }
        return days;
    }

    private static StoreSettings.Keep keep(Retention retention, int statements) {
        return StoreSettings.Keep.USUAL
                .withEach(statements, retention.of(Retention.Bound.HISTORY))
                .withTraces(
                        Duration.ofDays(retention.of(Retention.Bound.TRACE_DAYS)),
                        retention.of(Retention.Bound.TRACES));
    }
}
