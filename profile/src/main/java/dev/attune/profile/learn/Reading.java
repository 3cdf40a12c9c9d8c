package dev.attune.profile.learn;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement in the third person, taken apart so that it can be held beside another. */
record Reading(String text, Set<String> matter, @Nullable Aspect aspect) {

    /** How a new statement stands to an older one. */
    enum Relation {
        SAME,
        /** The new one says what the older one says, and more. */
        FINER,
        /** The older one says what the new one says, and more. */
        COARSER,
        /** Both cannot hold. */
        CONTRARY,
        UNRELATED
    }

    /** Takes statements apart and compares them. */
    static final class Comparison {

        private static final int FEWEST_WORDS = 2;

        private final Matter matter;
        private final Aspect.Reader aspects;

        Comparison(Matter matter, Aspect.Reader aspects) {
            this.matter = matter;
            this.aspects = aspects;
        }

        Reading of(String text) {
            Optional<Aspect> aspect = aspects.of(text);
            return new Reading(text, matter.of(text), aspect.orElse(null));
        }

        Relation between(Reading fresh, Reading old) {
            if (fresh.text.equalsIgnoreCase(old.text)) {
                return Relation.SAME;
            }
            if (fresh.aspect != null && old.aspect != null && fresh.aspect.isOfSameAs(old.aspect)) {
                return byValue(fresh.aspect, old.aspect);
            }
            if (fresh.matter.isEmpty() || !matter.sameNegation(fresh.matter, old.matter)) {
                return Relation.UNRELATED;
            }
            return byMatter(fresh.matter, old.matter);
        }

        /** Like {@link #between}, but of what is to be taken back: any statement that says this, or about this. */
        boolean isMeant(Reading takenBack, Reading old) {
            Relation relation = between(takenBack, old);
            return relation == Relation.SAME
                    || relation == Relation.COARSER
                    || (!takenBack.matter.isEmpty()
                            && matter.sameNegation(takenBack.matter, old.matter)
                            && old.matter.containsAll(takenBack.matter));
        }

        private static Relation byValue(Aspect fresh, Aspect old) {
            if (fresh.value().equals(old.value())) {
                return Relation.SAME;
            }
            if (fresh.value().containsAll(old.value())) {
                return Relation.FINER;
            }
            return old.value().containsAll(fresh.value()) ? Relation.COARSER : Relation.CONTRARY;
        }

        private Relation byMatter(Set<String> fresh, Set<String> old) {
            if (fresh.equals(old)) {
                return Relation.SAME;
            }
            if (matter.differInNumberOnly(fresh, old)) {
                return Relation.CONTRARY;
            }
            if (old.size() >= FEWEST_WORDS && fresh.containsAll(old)) {
                return Relation.FINER;
            }
            return fresh.size() >= FEWEST_WORDS && old.containsAll(fresh) ? Relation.COARSER : Relation.UNRELATED;
        }
    }
}
