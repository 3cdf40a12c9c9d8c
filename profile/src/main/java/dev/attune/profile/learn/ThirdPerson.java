package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;

/** Says a statement of oneself as one would say it of somebody else: what is known of statements is written for that form. */
public final class ThirdPerson {

    private static final String ENGLISH = "language/en.yaml";

    private final Wording wording;

    public ThirdPerson(ConfigFiles files) {
        LanguageFile file = ConfigDocument.read(files, ENGLISH, LanguageFile.class);
        this.wording = new Wording(file, new PatternBook(ENGLISH, file.words()));
    }

    /** The statement; one that is of nobody, or of somebody else, stays as it is but for its form. */
    public String of(String text) {
        return wording.thirdPerson(wording.plain(text));
    }
}
