package dev.attune.profile.model;

/**
 * One item of a ranked list.
 *
 * @param score how well it fits what is known of the person; 0 where nothing is, below 0 for what they would rather not see
 * @param reason in words for the person
 * @param serendipity it stands here because it is outside their interests
 */
public record Ranked(String id, double score, String reason, boolean serendipity) {

    /**
     * What is to be ranked.
     *
     * @param id unique in its list, 1 to {@value #MOST_ID_CHARACTERS} characters
     * @param text what it is, 1 to {@value #MOST_TEXT_CHARACTERS} characters
     */
    public record Item(String id, String text) {

        public static final int MOST_ID_CHARACTERS = 200;
        public static final int MOST_TEXT_CHARACTERS = 2_000;
    }
}
