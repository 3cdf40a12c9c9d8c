package dev.attune.profile.foreign;

import dev.attune.profile.PersonImport;
import dev.attune.profile.model.InvalidInput;
import java.util.List;

/**
 * An export of Attune's own, read.
 *
 * @param user whose it was
 * @param content what of it is right
 * @param wrong its other items; memories are counted from 1, and traits on from them
 */
public record PersonFile(String user, PersonImport content, List<Problem> wrong) {

    public PersonFile {
        wrong = List.copyOf(wrong);
    }

    /** Reads the bytes of a file. */
    public interface Reader {

        /** Throws {@link InvalidInput} for what is no export at all. */
        PersonFile read(byte[] json);
    }
}
