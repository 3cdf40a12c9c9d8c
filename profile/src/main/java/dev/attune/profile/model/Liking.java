package dev.attune.profile.model;

/**
 * A topic that somebody likes or does not.
 *
 * @param weight in messages of today: above 0 for a like, below for a dislike
 * @param share of all that they like, 0 to the cap; 0 for a dislike
 * @param isStated they said so themselves, rather than that they come back to it
 * @param evidence how many messages and statements it rests on
 * @param conversations in how many conversations it came up, up to a bound
 */
public record Liking(String topic, double weight, double share, boolean isStated, int evidence, int conversations) {

    public Liking withShare(double next) {
        return new Liking(topic, weight, next, isStated, evidence, conversations);
    }
}
