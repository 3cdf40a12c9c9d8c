package dev.attune.profile.traits;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.text.SettingsFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The topics of {@code config/topics.yaml}, and which of them a text is about. Safe for use by many threads; a message takes some microseconds. */
public final class Topics {

    private static final String FILE = "topics.yaml";

    /** What is counted of a person is bounded by how many topics there are. */
    private static final int MOST_TOPICS = 150;

    private static final String TERMS = "terms";
    private static final String WHO = "who";
    private static final int SAMPLED = 6;

    private final PhraseBook words = new PhraseBook();
    private final PhraseBook terms = new PhraseBook();
    private final PhraseBook who = new PhraseBook();
    private final Map<String, String> samples = new LinkedHashMap<>();
    private final Map<String, List<String>> phrases = new LinkedHashMap<>();
    private final Set<String> domains = new LinkedHashSet<>();

    /** Reads the file; an {@link IllegalArgumentException} names what is wrong in it. */
    public Topics(ConfigFiles files) {
        TopicsFile file = SettingsFile.read(files, FILE, TopicsFile.class);
        if (file.topics().size() > MOST_TOPICS) {
            throw new IllegalArgumentException(
                    FILE + ": has " + file.topics().size() + " topics, must have at most " + MOST_TOPICS);
        }
        file.topics().forEach(this::read);
    }

    private void read(String topic, Map<String, List<String>> parts) {
        if (!topic.matches("[a-z0-9][a-z0-9 ]{0,39}")) {
            throw new IllegalArgumentException(
                    FILE + ": topics." + topic + " must be named in 1 to 40 small letters, digits and spaces");
        }
        phrases.put(topic, parts.values().stream().flatMap(List::stream).toList());
        List<String> sample = new ArrayList<>();
        parts.forEach((part, given) -> {
            PhraseBook book = book(topic, part);
            for (String phrase : given) {
                add(book, topic, part, phrase);
                if (book == words && sample.size() < SAMPLED) {
                    sample.add(phrase.replace("*", ""));
                }
            }
        });
        if (parts.containsKey(TERMS)) {
            domains.add(topic);
        }
        samples.put(topic, topic + ": " + String.join(", ", sample));
    }

    private PhraseBook book(String topic, String part) {
        if (part.equals(TERMS)) {
            return terms;
        }
        if (part.equals(WHO)) {
            return who;
        }
        if (part.matches("[a-z]{2}")) {
            return words;
        }
        throw new IllegalArgumentException(FILE + ": topics." + topic + "." + part
                + " is nothing that a topic has; there are two letters of a language, terms, who");
    }

    private static void add(PhraseBook book, String topic, String part, String phrase) {
        try {
            book.add(topic, phrase);
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(
                    FILE + ": topics." + topic + "." + part + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Refuses a file that has anything to do with a sensitive class, by an {@link IllegalArgumentException} that names it.
     *
     * @param isSensitive whether a text is of one
     */
    public void refuseSensitive(Predicate<String> isSensitive) {
        phrases.forEach((topic, all) -> Stream.concat(Stream.of(topic), all.stream())
                .map(phrase -> phrase.replace("*", ""))
                .filter(isSensitive)
                .forEach(phrase -> {
                    throw new IllegalArgumentException(
                            FILE + ": topics." + topic + ": '" + phrase + "' is of a sensitive class; leave it out");
                }));
    }

    /** The topics that a text is about, by its words. */
    public Set<String> of(String text) {
        return words.namesIn(PhraseBook.words(text));
    }

    /** The terms in a text that somebody uses who knows a field, by the field. */
    public Map<String, Set<String>> terms(String text) {
        return terms.phrasesIn(PhraseBook.words(text));
    }

    /** The fields that are the profession or study of whoever a text is about. */
    public Set<String> professions(String text) {
        Set<String> found = who.namesIn(PhraseBook.words(text));
        found.retainAll(domains);
        return found;
    }

    /** Whether it is a field in which somebody can be an expert. */
    public boolean isDomain(String topic) {
        return domains.contains(topic);
    }

    /** What a topic is about, in some words: for topics that are in no file it is the name alone. */
    public String sample(String topic) {
        return samples.getOrDefault(topic, topic);
    }

    /** The file as it is written. */
    record TopicsFile(Map<String, Map<String, List<String>>> topics) {}
}
