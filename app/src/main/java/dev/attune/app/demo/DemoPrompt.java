package dev.attune.app.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the demo model makes of a prompt.
 *
 * @param background the lines about the person that stand in blocks such as {@code <about_this_person>}, in their order
 * @param question what the person said last; empty when there is nothing
 * @param instructions how many other instructions the app gave
 */
record DemoPrompt(List<String> background, String question, int instructions) {

    // A block of its own in a message of its own, which ends as it begins.
    private static final Pattern BLOCK = Pattern.compile("(?s)\\s*<([a-z_]+)>\\R(.*)</\\1>\\s*");
    private static final String ITEM = "- ";

    DemoPrompt {
        background = List.copyOf(background);
    }

    static DemoPrompt read(JsonArray messages) {
        Set<String> background = new LinkedHashSet<>();
        String question = "";
        int instructions = 0;
        for (JsonObject message : objects(messages)) {
            String text = text(message.getValue("content"));
            Matcher block = BLOCK.matcher(text);
            if ("user".equals(message.getValue("role"))) {
                question = text;
            } else if (instructs(message) && block.matches()) {
                background.addAll(items(block.group(2)));
            } else if (instructs(message)) {
                instructions++;
            }
        }
        return new DemoPrompt(List.copyOf(background), question.strip(), instructions);
    }

    private static boolean instructs(JsonObject message) {
        return "system".equals(message.getValue("role")) || "developer".equals(message.getValue("role"));
    }

    private static List<String> items(String block) {
        return block.lines()
                .filter(line -> line.startsWith(ITEM))
                .map(line -> line.substring(ITEM.length()).strip())
                .toList();
    }

    private static String text(Object content) {
        if (content instanceof String text) {
            return text;
        }
        List<String> parts = new ArrayList<>();
        if (content instanceof JsonArray array) {
            objects(array).forEach(part -> parts.add(Objects.toString(part.getValue("text"), "")));
        }
        return String.join("\n", parts);
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }
}
