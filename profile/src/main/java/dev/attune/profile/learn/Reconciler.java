package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Works what was said into what is known: a pure function of the profile, what was said and the time, so that a lost race is run again.
 * What was said before is closed with a time and kept; nothing is rewritten that says the same; a turn that was taught before changes
 * nothing; and the same turns give the same memories in whatever order they come, since those that come late are put in at their time.
 */
public final class Reconciler {

    private static final String ENGLISH = "language/en.yaml";

    private final Reading.Comparison comparison;
    private final Likeness likeness;
    private final Periods periods;
    private final Elaboration elaboration;

    public Reconciler(ConfigFiles files) {
        this(files, Likeness.LEXICAL);
    }

    /** @param likeness finds what a statement stands in the place of where its words do not say it */
    public Reconciler(ConfigFiles files, Likeness likeness) {
        LanguageFile file = ConfigDocument.read(files, ENGLISH, LanguageFile.class);
        Matter matter = new Matter(file);
        PatternBook book = new PatternBook(ENGLISH, file.words());
        this.likeness = likeness;
        this.periods = new Periods(files);
        this.elaboration = new Elaboration(
                book.compile("own-subject", file.ownSubject()), book.compile("pointing", file.pointing()));
        this.comparison = new Reading.Comparison(matter, new Aspect.Reader(file, book, matter));
    }

    /** What sayings later than all others change, in their order; empty when they change nothing. */
    public List<Adaptation> reconcile(Profile profile, List<Saying> sayings, Instant now) {
        Reconciliation reconciliation = reconciliation(profile.memories());
        Draft draft = new Draft(profile, now);
        for (Saying saying : sayings.stream().sorted(Entry.ORDER).toList()) {
            reconciliation.take(saying).forEach(effect -> draft.add(effect, saying));
        }
        return draft.adaptations;
    }

    /**
     * The same for sayings that may be older than others.
     *
     * @param entries everything that the profile was made from, in any order
     */
    public List<Adaptation> reconcile(Profile profile, List<Entry> entries, List<Saying> sayings, Instant now) {
        List<Saying> ordered = sayings.stream().sorted(Entry.ORDER).toList();
        if (ordered.isEmpty() || entries.stream().noneMatch(entry -> Entry.ORDER.compare(entry, ordered.get(0)) > 0)) {
            return reconcile(profile, ordered, now);
        }
        Retelling retelling = new Retelling(comparison, kinship(), this::reconciliation, profile, entries);
        Draft draft = new Draft(profile, now);
        for (Saying saying : ordered) {
            retelling.insert(saying).ifPresent(effect -> draft.add(effect, saying));
        }
        return draft.adaptations;
    }

    /** An empty one, for what compares as it does here. */
    Kinship kinship() {
        return new Kinship(comparison, likeness);
    }

    private Reconciliation reconciliation(Collection<Memory> known) {
        return new Reconciliation(comparison, likeness, periods, elaboration, known);
    }

    /** Whether something was said before the same was taken back or deleted. */
    public boolean isForgotten(Profile profile, Finding finding) {
        Reading reading = comparison.of(finding.text());
        return profile.memories().stream()
                .filter(memory -> memory.isLasting() && memory.status() == Status.RETIRED)
                .filter(memory ->
                        memory.validUntil() != null && !finding.evidence().at().isAfter(memory.validUntil()))
                .anyMatch(memory -> comparison
                        .between(reading, comparison.of(memory.text()))
                        .isSameMatter());
    }

    /** Gives adaptations their ids as they come. */
    private static final class Draft {

        private final long version;
        private final Instant now;
        private final List<Adaptation> adaptations = new ArrayList<>();

        Draft(Profile base, Instant now) {
            this.version = base.version() + 1;
            this.now = now;
        }

        void add(Reconciliation.Effect effect, Saying saying) {
            String id = version + "-" + adaptations.size();
            What what = effect.what();
            List<Change> changes = effect.changes();
            List<Evidence> evidence = List.of(saying.finding().evidence());
            adaptations.add(new Adaptation(
                    id, now, what, saying.finding().facet(), changes, evidence, Author.LEARNER, effect.why(), null));
        }
    }
}
