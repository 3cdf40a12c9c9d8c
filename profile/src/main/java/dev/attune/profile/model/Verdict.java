package dev.attune.profile.model;

/** What became of a request: personalized, or left as it was and why. */
public sealed interface Verdict {

    /** Left as it was because the person is switched off. */
    Verdict DISABLED = new None(Reason.DISABLED);

    /** As the {@code Attune-Personalization} response header says it. */
    String header();

    /**
     * Personalized.
     *
     * @param standing memories that the standing block tells
     * @param recalled memories that the recalled blocks tell
     */
    record Applied(int standing, int recalled) implements Verdict {
        @Override
        public String header() {
            return "applied; standing=" + standing + "; recalled=" + recalled;
        }
    }

    /** Left as it was. */
    record None(Reason reason) implements Verdict {
        @Override
        public String header() {
            return "none; reason=" + reason.label();
        }
    }

    /** Why a request was left as it was. */
    enum Reason implements Labelled {
        /** Nobody was named. */
        NO_USER,
        /** The request's mode allows no injection. */
        OFF,
        /** The person, or their tenant, has personalization switched off. */
        DISABLED,
        /** Nothing is known of the person yet. */
        COLD,
        /** It was not ready within the budget. */
        DEADLINE,
        STORE_UNAVAILABLE,
        /** The request has a shape that Attune does not personalize. */
        UNSUPPORTED,
        /** Something in Attune failed; its log says what. */
        FAULT,
        /** The person is in the group that shows what answers are like without. */
        HOLDOUT
    }
}
