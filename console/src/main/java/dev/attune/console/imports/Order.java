package dev.attune.console.imports;

import dev.attune.profile.foreign.FileFormat;
import dev.attune.profile.model.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be taken in.
 *
 * @param by who wants it
 * @param fileName as their machine calls it
 * @param person into whom all of it goes; absent: into whom the file names
 * @param at when they sent it: an erasure after that holds against it
 */
record Order(
        String id,
        String tenant,
        String by,
        FileFormat format,
        String fileName,
        @Nullable Person person,
        Instant at) {

    /** Who it is about, where the file says so. */
    Person personOf(@Nullable String named) {
        if (person != null) {
            return person;
        }
        if (named == null) {
            throw new IllegalStateException("nobody is named, which the check lists");
        }
        return new Person(tenant, named);
    }

    /** The file's own words for where something comes from, as histories tell it. */
    String why() {
        return switch (format) {
            case ATTUNE -> "Imported from an export of Attune's";
            case CHATGPT -> "Imported from ChatGPT's export";
            case MEM0 -> "Imported from mem0's export";
            case CSV -> "Imported from a CSV file";
        };
    }
}
