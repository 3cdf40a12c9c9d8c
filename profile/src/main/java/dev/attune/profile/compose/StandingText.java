package dev.attune.profile.compose;

import dev.attune.profile.model.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words the standing block. */
final class StandingText {

    private final PromptTemplate template;

    StandingText(PromptTemplate template) {
        this.template = template;
    }

    /** @param tone how personal the answers may sound */
    String render(StandingChoice choice, String tone) {
        Map<String, Object> variables = new HashMap<>();
        for (Section section : Section.values()) {
            List<String> lines =
                    choice.of(section).stream().map(Memory::text).map(Line::of).toList();
            variables.put(section.variable(), lines);
        }
        variables.put("tone", tone);
        return template.render(variables);
    }
}
