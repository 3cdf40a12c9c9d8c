package dev.attune.profile.policy;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.Act;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.ThirdPerson;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.LeftOut;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Withheld;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is decided about what may be kept and what may be used. Pure functions; safe for use by many threads. */
public final class Policies {

    /** An inference has to show itself in this many turns. */
    private static final int RIPE_AFTER = 3;

    private final Redaction redaction;
    private final Sensitivity sensitivity;
    private final Delicacy delicacy;
    private final Quarantine quarantine;
    private final ThirdPerson thirdPerson;
    private final Permissions permissions = new Permissions(RIPE_AFTER);

    public Policies(ConfigFiles files) {
        this.redaction = new Redaction(files);
        this.sensitivity = new Sensitivity(files);
        this.delicacy = new Delicacy(files);
        this.quarantine = new Quarantine(files);
        this.thirdPerson = new ThirdPerson(files);
    }

    /** A text without the secrets in it; to be applied before it is stored, queued or shown to a learner. */
    public String redact(String text) {
        return redaction.redact(text);
    }

    /** The same, of no more than the first so many characters and in no more: what stands for a secret may be longer than it was. */
    public String redact(String text, int most) {
        return head(redact(head(text, most)), most);
    }

    /** None of its characters cut in half: half a pair of surrogates cannot be said in UTF-8. */
    private static String head(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The sensitive class of what a text tells, if it has one, in whichever person it tells it. */
    public Optional<SensitiveClass> sensitiveClass(String text) {
        return sensitivity.of(text).or(() -> sensitivity.of(thirdPerson.of(text)));
    }

    /** What may be learned of the findings under a person's controls, each with its sensitive class and the status it starts with. */
    public List<Finding> admit(List<Finding> findings, Controls controls) {
        return findings.stream().flatMap(finding -> admit(finding, controls)).toList();
    }

    /**
     * As {@link #admit}, of findings that a model worded: what the person's own words may not be, its wording may not be either, and
     * a wording that is more sensitive than they are was made up.
     */
    public List<Finding> admitWorded(List<Finding> findings, Controls controls) {
        return findings.stream()
                .filter(this::addsNothing)
                .map(finding -> quarantine.holds(finding.text()) ? finding.withStatus(Status.QUARANTINED) : finding)
                .flatMap(finding -> admit(finding, controls))
                .toList();
    }

    private boolean addsNothing(Finding finding) {
        String text = finding.text();
        if (quarantine.refuses(text)
                || redaction.marks(text)
                || !redaction.redact(text).equals(text)) {
            return false;
        }
        Optional<SensitiveClass> told = sensitivity.of(text);
        return told.isEmpty()
                || finding.act() == Act.RETRACT
                || sensitivity.of(finding.evidence().quote()).isPresent();
    }

    /** Why a finding that was not admitted was not. */
    public LeftOut refuses(Finding finding, Controls controls) {
        if (!controls.isOn()) {
            return LeftOut.OFF;
        }
        if (!controls.learns(finding.facet())) {
            return LeftOut.FACET_OFF;
        }
        String quote = finding.evidence().quote();
        if (redaction.marks(quote)) {
            return LeftOut.SECRET;
        }
        return quarantine.refuses(quote) ? LeftOut.ORDER : LeftOut.SENSITIVE;
    }

    /** Why a memory may not reach a prompt at this moment; empty when it may. */
    public Optional<Withheld.Reason> withholds(Memory memory, Controls controls, Instant moment) {
        if (!memory.holdsAt(moment)) {
            return Optional.of(Withheld.Reason.NOT_RIPE);
        }
        return permissions.withholds(memory, controls);
    }

    /** As {@link #withholds}, and what is hard to hear about may not be told along with a message about something else. */
    public Optional<Withheld.Reason> withholds(Memory memory, Controls controls, Instant moment, String message) {
        return withholds(memory, controls, moment)
                .or(() -> delicacy.isUncalledFor(memory.text(), message)
                        ? Optional.of(Withheld.Reason.SENSITIVE)
                        : Optional.empty());
    }

    private Stream<Finding> admit(Finding finding, Controls controls) {
        String quote = finding.evidence().quote();
        if (quarantine.refuses(quote) || redaction.marks(quote)) {
            return Stream.empty();
        }
        Finding classed = finding.withSensitive(sensitiveClass(finding.text()).orElse(null));
        Finding held = quarantine.holds(quote) ? classed.withStatus(Status.QUARANTINED) : classed;
        return permissions.learns(held, controls).stream();
    }
}
