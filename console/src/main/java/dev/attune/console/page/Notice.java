package dev.attune.console.page;

import dev.attune.profile.model.Labelled;

/** What a page says once about the action before it. A closed list: a link cannot make the console say anything else. */
public enum Notice implements Labelled {
    SWITCHED_ON(Tone.GOOD, "Personalization is on."),
    SWITCHED_OFF(Tone.GOOD, "Personalization is off. Nothing is applied, and nothing is kept."),
    FORGOTTEN(Tone.GOOD, "Forgotten. Its entry in the history can bring it back."),
    UNDONE(Tone.GOOD, "Undone."),
    APPROVED(Tone.GOOD, "Approved. It may be told from now on."),
    REFUSED(Tone.GOOD, "Refused. It is not told, and not learned again from what was said before."),
    RETRIED(Tone.GOOD, "Back in the queue. It is learned within moments, or comes back here."),
    DROPPED(Tone.GOOD, "Dropped for good."),
    EDITED(Tone.GOOD, "Changed. Its entry in the history can take it back."),
    LINKS_ENDED(Tone.GOOD, "All links to their own page are ended."),
    NOT_STARTED(
            Tone.BAD,
            "It was not started: it was started or discarded already, or something in the file is wrong and is not to be left out."),
    CANCELLED(Tone.GOOD, "Cancelled. What was taken in until then stays."),
    REVOKED(Tone.GOOD, "Revoked. No process takes it any more within a second."),
    POLICY_SAVED(Tone.GOOD, "Saved. Every process goes by it within moments."),
    KEEPING_SAVED(
            Tone.GOOD,
            "Saved. Every process goes by it within moments, and begins within half a minute to remove what is there already and is too"
                    + " old or too much by now."),
    CONFLICT(Tone.BAD, "Somebody or something changed this first, so nothing was done. This is how it stands now."),
    SIGNED_OUT(Tone.GOOD, "You are signed out.");

    private final Tone tone;
    private final String text;

    Notice(Tone tone, String text) {
        this.tone = tone;
        this.text = text;
    }

    public String text() {
        return text;
    }

    public boolean isBad() {
        return tone == Tone.BAD;
    }

    private enum Tone {
        GOOD,
        BAD
    }
}
