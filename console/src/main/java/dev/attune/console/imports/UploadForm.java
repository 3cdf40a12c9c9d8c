package dev.attune.console.imports;

import dev.attune.console.page.Visit;
import dev.attune.profile.foreign.FileFormat;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form that a file is sent with, as it was typed.
 *
 * @param field the one at fault; empty when there is none
 * @param problem what is wrong with it
 */
public record UploadForm(String tenant, String person, String format, String field, String problem) {

    private static final String PERSON = "person";

    static UploadForm empty(String tenant, String person, String format) {
        return new UploadForm(tenant, person, format, "", "");
    }

    static UploadForm of(Visit visit) {
        return empty(visit.field("tenant").strip(), visit.field(PERSON).strip(), visit.field("format"));
    }

    UploadForm with(InvalidInput wrong) {
        return new UploadForm(tenant, person, format, wrong.field(), "It " + wrong.getMessage() + ".");
    }

    /** What is wrong with a field; empty when nothing is. */
    public String problemOf(String name) {
        return field.equals(name) ? problem : "";
    }

    /** Throws {@link InvalidInput} for what cannot be. */
    FileFormat chosen() {
        return Labelled.parse(FileFormat.class, "format", format);
    }

    /** Throws {@link InvalidInput} for what cannot be. */
    @Nullable
    Person into() {
        Person.checkTenant(tenant);
        if (person.isEmpty()) {
            if (chosen() == FileFormat.CHATGPT) {
                throw new InvalidInput(PERSON, "must say whose conversations these are: the file does not");
            }
            return null;
        }
        try {
            return new Person(tenant, person);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(PERSON, String.valueOf(wrong.getMessage()));
        }
    }

    /** Throws {@link InvalidInput} when there is none. */
    static Visit.Sent sent(Visit visit) {
        Optional<Visit.Sent> file = visit.file("file");
        return file.orElseThrow(() -> new InvalidInput("file", "must be a file with something in it"));
    }
}
