package dev.attune.console.imports;

import dev.attune.console.people.Choice;
import dev.attune.profile.foreign.FileFormat;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.LeftOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the pages call things. */
final class FormatWords {

    private FormatWords() {}

    /** What a format is called. */
    static String name(FileFormat format) {
        return switch (format) {
            case ATTUNE -> "Attune: one person’s export (JSON)";
            case CHATGPT -> "ChatGPT: conversations.json";
            case MEM0 -> "mem0: memories (JSON)";
            case CSV -> "A table of facts (CSV)";
        };
    }

    /** The same of a label, which another version may have written. */
    static String name(String label) {
        return Labelled.find(FileFormat.class, label).map(FormatWords::name).orElse(label);
    }

    static List<Choice> choices() {
        return Arrays.stream(FileFormat.values())
                .map(format -> new Choice(format.label(), name(format)))
                .toList();
    }

    /** How many were left out why, each as a sentence without its end. */
    static List<String> leftOut(Map<LeftOut, Integer> leftOut) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(leftOut).forEach((why, items) -> lines.add(items + " " + why(why)));
        return lines;
    }

    private static String why(LeftOut why) {
        return switch (why) {
            case OFF -> "left out: personalization is off for the person";
            case FACET_OFF -> "left out: learning is off for that facet of the person";
            case SENSITIVE -> "left out: of a sensitive class of which nothing may be kept of the person";
            case SECRET -> "left out: it held a secret, such as a password or a key";
            case ORDER -> "left out: it reads like an order to the model";
            case ERASED -> "left out: the person was erased after the file was sent";
        };
    }
}
