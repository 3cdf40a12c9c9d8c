package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What tests of learning share: a person, the shipped vocabulary, and what one turn of theirs teaches. */
final class Taught {

    static final ConfigFiles FILES = new ConfigFiles(Path.of("no-such-folder"));
    static final Person PERSON = new Person("default", "ada");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Controls OPEN = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());
    static final Profile NOBODY = Profile.empty(PERSON, OPEN);

    private static final LocalLearner LEARNER = new LocalLearner(FILES);

    private Taught() {}

    static List<Finding> by(String words) {
        return by(new Turn("t1", Role.USER, null, words, NOON));
    }

    static List<Finding> by(Turn turn) {
        return byAll(List.of(turn));
    }

    static List<Finding> byAll(List<Turn> turns) {
        Exchange exchange = new Exchange(PERSON, "c1", turns);
        return LEARNER.study(exchange, NOBODY).toCompletableFuture().join();
    }

    static List<String> textsBy(String words) {
        return by(words).stream().map(Finding::text).toList();
    }
}
