package dev.attune.proxy.manage;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.ControlsPatch.SwitchPatch;
import dev.attune.profile.People;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A person's switches. */
final class ControlCalls {

    static final Set<String> PARTS = Set.of("personalization", "facets", "intensity", "sensitive");
    private static final Set<String> SWITCHES = Set.of("learn", "apply");

    private final People people;

    ControlCalls(People people) {
        this.people = people;
    }

    CompletionStage<Answer> find(Call call) {
        return people.find(call.person()).thenApply(profile -> Answer.ok(profile.controls()));
    }

    CompletionStage<Answer> change(Call call) {
        ControlsPatch patch = patch(call.fields().patch(PARTS));
        return people.change(call.person(), patch, call.edit("Switched by hand"))
                .thenApply(Answer::ok);
    }

    static ControlsPatch patch(Fields fields) {
        return new ControlsPatch(
                fields.choice(Personalization.class, "personalization"),
                each(Facet.class, fields.object("facets"), ControlCalls::switches),
                fields.choice(Intensity.class, "intensity"),
                each(
                        SensitiveClass.class,
                        fields.object("sensitive"),
                        (sensitive, name) -> sensitive.requiredChoice(SensitivePolicy.class, name)));
    }

    private static SwitchPatch switches(Fields facets, String name) {
        Fields switches = facets.requiredObject(name).patch(SWITCHES);
        return new SwitchPatch(switches.flag("learn"), switches.flag("apply"));
    }

    private static <K extends Enum<K> & Labelled, V> Map<K, V> each(
            Class<K> type, @Nullable Fields fields, BiFunction<Fields, String, V> read) {
        Map<K, V> all = new EnumMap<>(type);
        if (fields == null) {
            return all;
        }
        for (String name : fields.names()) {
            all.put(Labelled.parse(type, fields.path(name), name), read.apply(fields, name));
        }
        return all;
    }
}
