package dev.attune.profile.compose;

import dev.attune.profile.compose.PromptTemplate.Sample;
import dev.attune.profile.model.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each template is proven on before it is used. */
final class Samples {

    private static final String MARK = "Sample that stands alone";

    private Samples() {}

    static Sample of(Policy.Kind kind) {
        return kind == Policy.Kind.RECALLED ? recalled() : standing();
    }

    /** The variables that a template does not tell when they are all that there is to tell. */
    static List<String> forgotten(Policy.Kind kind, PromptTemplate template) {
        if (kind == Policy.Kind.RECALLED) {
            return List.of();
        }
        return Arrays.stream(Section.values())
                .map(Section::variable)
                .filter(variable -> {
                    Map<String, Object> alone = new HashMap<>();
                    for (Section section : Section.values()) {
                        alone.put(section.variable(), List.of());
                    }
                    alone.put(variable, List.of(MARK));
                    alone.put("tone", "");
                    return !template.render(alone).contains(MARK);
                })
                .toList();
    }

    static Sample standing() {
        Map<String, Object> variables = new HashMap<>();
        Map<String, String> mustTell = new HashMap<>();
        for (Section section : Section.values()) {
            String text = "Sample of " + section.variable();
            variables.put(section.variable(), List.of(text));
            mustTell.put(section.variable(), text);
        }
        variables.put("tone", "Sample of a tone");
        return new Sample(variables, mustTell);
    }

    static Sample recalled() {
        List<Map<String, String>> memories = new ArrayList<>();
        memories.add(RecalledText.line("Sample of a memory", "Sample date"));
        memories.add(RecalledText.line("Sample without a date", ""));
        return new Sample(
                Map.of("memories", memories),
                Map.of(
                        "memory.text",
                        "Sample of a memory",
                        "memory.date",
                        "Sample date",
                        "memories",
                        "Sample without a date"));
    }
}
