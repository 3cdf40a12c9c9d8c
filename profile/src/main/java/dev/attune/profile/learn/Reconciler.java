package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Profile;
import java.time.Instant;
import java.util.List;

/**
 * Works findings into what is known: a pure function of the profile, the findings and the time, so that a lost race is run again.
 * What was said before is closed with a time and kept; nothing is rewritten that says the same; and a turn that was taught before
 * changes nothing.
 */
public final class Reconciler {

    private static final String ENGLISH = "language/en.yaml";

    private final Reading.Comparison comparison;

    public Reconciler(ConfigFiles files) {
        LanguageFile file = ConfigDocument.read(files, ENGLISH, LanguageFile.class);
        Matter matter = new Matter(file);
        PatternBook book = new PatternBook(ENGLISH, file.words());
        this.comparison = new Reading.Comparison(matter, new Aspect.Reader(file, book, matter));
    }

    /** What the findings change, in their order; empty when they change nothing. */
    public List<Adaptation> reconcile(Profile profile, List<Finding> findings, Instant now) {
        Reconciliation reconciliation = new Reconciliation(profile, comparison, now);
        findings.forEach(reconciliation::take);
        return reconciliation.adaptations();
    }
}
