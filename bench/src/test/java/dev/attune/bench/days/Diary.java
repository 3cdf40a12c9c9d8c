package dev.attune.bench.days;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down what the model was told of each person, day by day. */
final class Diary {

    private static final String HEAD = """
            # Sixty days of six people

            Six invented people talk to an app behind Attune for sixty days (their scripts are in `bench/days`). This is what the model was told of
            each, beside the app's own request, when they asked something in a new conversation on days 1, 7, 30 and 60. What is the same for
            everybody, the frame of the blocks (`config/prompts`), is left out. To write this page anew:

                mvn -pl bench -am verify -Dtest=NoSuch -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=SixtyDaysIT \\
                    -Dfailsafe.failIfNoSpecifiedTests=false -Dattune.days=../docs/sixty-days.md
            """;

    private final Map<String, List<String>> chapters = new LinkedHashMap<>();

    void add(Script script, Script.Probe probe, House.Told told) {
        String title = script.person().substring(0, 1).toUpperCase(Locale.ROOT)
                + script.person().substring(1) + ", " + script.is();
        String body = told.besides().isEmpty()
                ? "Nothing" + (told.isUntouched() ? ": the request arrives as it was sent." : ".")
                : "```text\n" + shown(told.besides()) + "\n```";
        chapters.computeIfAbsent(title, same -> new ArrayList<>())
                .add("**Day " + probe.day() + "**, asked \"" + probe.asks() + "\"\n\n" + body + "\n");
    }

    String page() {
        StringBuilder page = new StringBuilder(HEAD);
        chapters.forEach((title, days) -> {
            page.append("\n## ").append(title).append("\n\n");
            page.append(String.join("\n", days));
        });
        return page.toString();
    }

    /** The lines that are about the person: list items and their headings, not the paragraphs of the frame. */
    private static String shown(String told) {
        List<String> lines = new ArrayList<>();
        for (String line : told.split("\n", -1)) {
            if (line.startsWith("- ") || line.endsWith(":") || line.startsWith("<recalled")) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }
}
