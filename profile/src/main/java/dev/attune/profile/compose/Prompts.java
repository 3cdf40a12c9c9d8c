package dev.attune.profile.compose;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.Problem;
import java.util.List;

/** The texts of the two templates that word what the model is told. */
public record Prompts(String standing, String recalled) {

    public static final String STANDING_FILE = "prompts/standing.txt";
    public static final String RECALLED_FILE = "prompts/recalled.txt";

    static Prompts read(ConfigFiles files) {
        return new Prompts(files.read(STANDING_FILE), files.read(RECALLED_FILE));
    }

    /** The same with another text for one of them. */
    public Prompts with(Policy.Kind kind, String text) {
        return switch (kind) {
            case STANDING -> new Prompts(text, recalled);
            case RECALLED -> new Prompts(standing, text);
            case EVERYONE, TENANT, KEEPING -> throw new IllegalArgumentException(kind.label() + " is no template");
        };
    }

    /** The file of a template. */
    public static String fileOf(Policy.Kind kind) {
        return kind == Policy.Kind.RECALLED ? RECALLED_FILE : STANDING_FILE;
    }

    /**
     * What is wrong with a template that does not come from the operator's folder. It is held to more than a file is, for who may type
     * one need not be trusted with this machine, which an expression of Thymeleaf's could command.
     *
     * @param most tokens of its own words
     */
    static List<Problem> check(Policy.Kind kind, String text, int most) {
        return TemplateCheck.of(text, kind == Policy.Kind.RECALLED ? Vocabulary.RECALLED : Vocabulary.STANDING, most)
                .problems();
    }
}
