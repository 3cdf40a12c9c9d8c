package dev.attune.profile.model;

import java.util.List;

/**
 * What somebody likes and dislikes at a moment.
 *
 * @param liked weightiest first
 * @param disliked strongest first
 * @param evenness of what they like before any cap: 1 for equal weights, 0 for a single topic
 * @param effective how many topics of equal weight would be as diverse
 */
public record Tastes(List<Liking> liked, List<Liking> disliked, double evenness, double effective) {

    public static final Tastes NONE = new Tastes(List.of(), List.of(), 0, 0);

    public Tastes {
        liked = List.copyOf(liked);
        disliked = List.copyOf(disliked);
    }

    public boolean isEmpty() {
        return liked.isEmpty() && disliked.isEmpty();
    }
}
