package dev.attune.profile.compose;

import dev.attune.profile.compose.PromptTemplate.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each template is proven on before it is used. */
final class Samples {

    private Samples() {}

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
