package dev.attune.profile.learn.llm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the model is to answer. Its schema is made of this class. */
// A class with public fields is what the SDK makes schemas of; parts that a model leaves out stay null.
@SuppressWarnings("PublicField")
public final class Answer {

    public @Nullable List<Item> findings;

    /** One thing that a turn teaches. */
    public static final class Item {

        @JsonPropertyDescription("id of the turn, such as t1")
        public @Nullable String turn;

        @JsonPropertyDescription("the person's own words, copied letter by letter out of that turn")
        public @Nullable String quote;

        public @Nullable Action action;

        @JsonPropertyDescription("id of the note that the action is about, such as k1; empty for ADD")
        public @Nullable String known;

        public @Nullable Sort kind;

        public @Nullable Side facet;

        @JsonPropertyDescription("one short sentence about the person")
        public @Nullable String text;

        @JsonPropertyDescription("whether it will still hold in a month")
        public @Nullable Boolean lasting;

        @JsonPropertyDescription("from 0 to 1")
        public @Nullable Double importance;
    }

    /** What to do with what is known. */
    public enum Action {
        ADD,
        REINFORCE,
        REFINE,
        SUPERSEDE,
        RETIRE
    }

    /** The kinds that a model may name: episodes are kept by other means. */
    public enum Sort {
        PREFERENCE,
        CONSTRAINT,
        FACT,
        INTEREST,
        IDENTITY,
        INSTRUCTION
    }

    /** The facets, as the model is told of them. */
    public enum Side {
        CONTENT,
        STYLE,
        INTERACTION,
        RECOMMENDATION
    }
}
