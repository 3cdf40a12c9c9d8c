package dev.attune.app.demo;

import java.util.stream.Collectors;

/** The words of the demo model: honest about what it is, and about what it was told. */
final class DemoAnswer {

    private static final int MOST_QUOTED = 300;

    private DemoAnswer() {}

    static String to(DemoPrompt prompt) {
        return "I am attune-demo, a stand-in that answers by rule: I cannot think, but I can show what a model would be told.\n"
                + background(prompt)
                + "\n"
                + question(prompt);
    }

    private static String background(DemoPrompt prompt) {
        if (prompt.background().isEmpty()) {
            return "About you I was told nothing.";
        }
        return prompt.background().stream()
                .map(line -> "- " + line)
                .collect(Collectors.joining("\n", "About you I was told:\n", ""));
    }

    private static String question(DemoPrompt prompt) {
        String question = prompt.question();
        if (question.isEmpty()) {
            return "You said nothing.";
        }
        boolean whole = question.codePointCount(0, question.length()) <= MOST_QUOTED;
        String quoted = whole ? question : question.substring(0, question.offsetByCodePoints(0, MOST_QUOTED)) + "...";
        return "You said: " + quoted;
    }
}
