package dev.attune.profile;

import dev.attune.profile.learn.Act;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.ReportedSpeech;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fact as the rules would read it if the person had said it, so that "I am allergic to nuts" in a table is a constraint as it is in a
 * conversation. What the rules do not know stays a fact in the words that it has.
 */
final class FactWords {

    private static final double IMPORTANCE = 0.5;
    /** What is left over beside the quote, such as a full stop. */
    private static final int MOST_REST = 2;

    private final Learner rules;
    private final ReportedSpeech speech;

    FactWords(Learner rules, ReportedSpeech speech) {
        this.rules = rules;
        this.speech = speech;
    }

    Understood of(String text, Instant at, Profile profile) {
        String own = speech.inFirstPerson(text);
        Turn turn = new Turn("fact", Role.USER, null, own, at);
        List<Finding> findings = rules.study(new Exchange(profile.person(), "fact", List.of(turn)), profile)
                .toCompletableFuture()
                .join();
        if (findings.size() == 1 && isAll(findings.get(0), own)) {
            Finding found = findings.get(0);
            return new Understood(found.facet(), found.kind(), found.text(), found.importance(), found.validUntil());
        }
        return new Understood(Facet.CONTENT, Kind.FACT, text, IMPORTANCE, null);
    }

    /** Half of a fact that is understood is none. */
    private static boolean isAll(Finding found, String own) {
        return found.act() == Act.STATE
                && own.length() - found.evidence().quote().length() <= MOST_REST;
    }

    /** What a fact is. */
    record Understood(
            Facet facet,
            Kind kind,
            String text,
            double importance,
            @Nullable Instant until) {}
}
