package dev.attune.profile.learn;

import dev.attune.profile.text.ReadOnce;
import java.util.List;
import java.util.Set;

/** A statement in the third person, taken apart so that it can be held beside another. */
record Reading(String text, Set<String> matter, List<Aspect> aspects) {

    /** How a new statement stands to an older one. */
    enum Relation {
        SAME,
        /** The new one says what the older one says, and more. */
        FINER,
        /** The older one says what the new one says, and more. */
        COARSER,
        /** Both cannot hold. */
        CONTRARY,
        UNRELATED;

        boolean isSameMatter() {
            return this == SAME || this == FINER || this == COARSER;
        }
    }

    /** Takes statements apart and compares them. */
    static final class Comparison {

        private static final int FEWEST_WORDS = 2;

        private final Matter matter;

        /** A memory is held beside every statement that shares a word with it, and taking it apart costs far more than comparing. */
        private final ReadOnce<Reading> known;

        Comparison(Matter matter, Aspect.Reader aspects) {
            this.matter = matter;
            this.known = new ReadOnce<>(unread -> new Reading(unread, matter.of(unread), aspects.of(unread)));
        }

        Reading of(String text) {
            return known.of(text);
        }

        Relation between(Reading fresh, Reading old) {
            if (fresh.text.equalsIgnoreCase(old.text)) {
                return Relation.SAME;
            }
            Relation byAspects = byAspects(fresh.aspects, old.aspects);
            if (byAspects != Relation.UNRELATED) {
                return byAspects;
            }
            if (fresh.matter.isEmpty() || !matter.sameNegation(fresh.matter, old.matter)) {
                return Relation.UNRELATED;
            }
            if (beginsWith(fresh.text, old.text)) {
                return Relation.FINER;
            }
            return beginsWith(old.text, fresh.text) ? Relation.COARSER : byMatter(fresh.matter, old.matter);
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

        private static boolean beginsWith(String longer, String shorter) {
            return longer.regionMatches(true, 0, shorter + " ", 0, shorter.length() + 1);
        }

        /** By the things of which there is one at a time; a statement that tells of more of them is the finer one. */
        private static Relation byAspects(List<Aspect> fresh, List<Aspect> old) {
            Relation found = Relation.UNRELATED;
            int shared = 0;
            for (Aspect one : fresh) {
                for (Aspect other : old) {
                    Relation relation = one.isOfSameAs(other) ? byValue(one, other) : Relation.UNRELATED;
                    if (relation == Relation.CONTRARY) {
                        return relation;
                    }
                    if (relation != Relation.UNRELATED) {
                        found = relation;
                        shared++;
                    }
                }
            }
            if (found != Relation.SAME) {
                return found;
            }
            return fresh.size() > shared ? Relation.FINER : Relation.SAME;
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
