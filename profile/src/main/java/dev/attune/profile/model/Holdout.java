package dev.attune.profile.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who goes without personalization, so that what it does can be measured. Who is in it follows from the person and the salt alone: every
 * process and every day decide alike, and whoever is in a small share is in every larger one too.
 *
 * @param share of the people, 0 to 1; 0 means that nothing is measured
 * @param salt another one draws other people
 */
public record Holdout(double share, String salt) {

    public static final Holdout NONE = new Holdout(0, "");

    private static final double RANGE = 0x1p53;

    public Holdout {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("personalization.holdout must be between 0 and 1, is " + share);
        }
    }

    /** Whether there is anything to compare. */
    public boolean measures() {
        return share > 0;
    }

    public boolean has(Person person) {
        return share > 0 && place(person) < share;
    }

    public Arm arm(Person person) {
        return has(person) ? Arm.HOLDOUT : Arm.PERSONALIZED;
    }

    /** Where a person stands between 0 and 1, evenly spread. The tenant has no colon, so that no two people are written alike. */
    private double place(Person person) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            byte[] hash = digest.digest((person.tenant() + ':' + person.id()).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / RANGE;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
