package dev.attune.profile;

import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import dev.attune.profile.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What admins say over the operator's files, version by version. Every process on the same store goes by the newest within moments. While
 * the store is away, each goes on by the last that it knew, and one that starts then goes by the files.
 */
public interface Overrides {

    int MOST_CHARACTERS = 6_000;
    int MOST_WHY_CHARACTERS = 300;

    /** A policy as it stands. */
    CompletionStage<Sheet> sheet(Policy policy);

    /** Newest first. */
    CompletionStage<Page<PolicyVersion>> versions(Policy policy, Page.Request page);

    CompletionStage<PolicyVersion> version(Policy policy, long number);

    /**
     * Adds a version. Fails with {@link dev.attune.profile.model.InvalidInput} for a text that has problems or is what stands already,
     * and as a conflict where somebody else was first.
     */
    CompletionStage<PolicyVersion> change(Policy policy, Change change);

    /** Why a policy cannot say this, in the order of its lines; nothing where it can. Takes some milliseconds. */
    CompletionStage<List<Problem>> problems(Policy policy, String text);

    /**
     * What a template would make of somebody.
     *
     * @param person absent for an invented one
     */
    CompletionStage<Preview> preview(Policy policy, String text, @Nullable Person person);

    /**
     * A policy as it stands.
     *
     * @param file what the operator's file says
     * @param newest the newest version; empty while nobody has changed it
     * @param refused why this process cannot take that version, and goes by the one before; empty where it can
     */
    record Sheet(Policy policy, String file, Optional<PolicyVersion> newest, String refused) {

        /** What it says. */
        public String text() {
            return newest.map(PolicyVersion::text).orElse(file);
        }

        /** Whether it is the operator's file that says so. */
        public boolean isFile() {
            return newest.map(PolicyVersion::text).isEmpty();
        }

        /** The number that a change of it is made from. */
        public long number() {
            return newest.map(PolicyVersion::number).orElse(0L);
        }
    }

    /**
     * A version to be.
     *
     * @param base number of the version that it was made from; 0 for the operator's file
     * @param text absent to have the operator's file rule again
     * @param who a name of the console's
     * @param why what they note
     */
    record Change(long base, @Nullable String text, String who, String why) {}

    /**
     * What a template makes of somebody.
     *
     * @param text empty where it has problems, and where there is nothing to tell of the person
     * @param tokens of it
     * @param problems why the template cannot be taken; none where it can
     */
    record Preview(String text, int tokens, List<Problem> problems) {

        public Preview {
            problems = List.copyOf(problems);
        }
    }
}
