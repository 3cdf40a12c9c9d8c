package dev.attune.bench.soak;

import java.util.List;

/** What people say of themselves and ask about: each person a few of these things, so that what is known of them does not grow. */
final class Sayings {

    /** Things that one person says of themselves. */
    static final int EACH = 6;

    private static final List<Saying> ALL = List.of(
            new Saying("I love rowing on quiet canals.", "Where could I go rowing on Sunday?"),
            new Saying("I hate loud restaurants.", "Which restaurants are good for an evening with friends?"),
            new Saying("I work as a carpenter.", "Is oak a good wood for a carpenter to begin with?"),
            new Saying("I enjoy baking sourdough bread.", "What could go wrong with baking bread at home?"),
            new Saying("My dog is called Biscuit.", "How long a walk does my dog need in winter?"),
            new Saying("I am allergic to walnuts.", "Which cake without walnuts keeps for a week?"),
            new Saying("I prefer trains to planes.", "Are there night trains to the south?"),
            new Saying("I live in Delft.", "What is there to see in Delft on a rainy day?"),
            new Saying("I love growing tomatoes.", "When do tomatoes want to be outside?"),
            new Saying("I play the oboe.", "How often does an oboe want a new reed?"),
            new Saying("I collect old maps.", "How are old maps kept from fading?"),
            new Saying("I love sailing with my sister.", "Which knots matter most for sailing?"));

    private Sayings() {}

    /** The saying of this person at this place of their own few. */
    static Saying of(int person, int place) {
        return ALL.get((person + place % EACH) % ALL.size());
    }

    /**
     * Something that somebody says, once and again.
     *
     * @param statement what is to be learned, word for word
     * @param question what calls it up
     */
    record Saying(String statement, String question) {}
}
