package dev.attune.console.imports;

import dev.attune.profile.Taken;
import dev.attune.profile.foreign.PersonFile;
import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An export of Attune's own: one person, in one step. */
final class PersonSource implements Source {

    /** Read as a whole. More than a full history and full memories take. */
    static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Order order;
    private final HeldFile file;
    private final PersonFile.Reader reader;

    PersonSource(Order order, HeldFile file, PersonFile.Reader reader) {
        this.order = order;
        this.file = file;
        this.reader = reader;
    }

    @Override
    public Plan check() throws IOException {
        Tally tally = new Tally();
        Optional<PersonFile> read = read(tally);
        if (read.isEmpty()) {
            return tally.plan(ImportJob.Amount.NONE);
        }
        PersonFile person = read.get();
        person.wrong().forEach(tally::wrong);
        person.content().memories().forEach(memory -> tally.at(memory.validFrom()));
        if (order.person() != null && !order.person().id().equals(person.user())) {
            tally.note("The file is another person’s; all of it goes into the one whom you named.");
        }
        tally.note("Of somebody who is known here, the switches stay as they are; those of the file are not taken.");
        return tally.plan(new ImportJob.Amount(1, person.content().items(), 0));
    }

    @Override
    public void bring(Work work) throws IOException {
        Optional<PersonFile> read = read(new Tally());
        if (read.isPresent()) {
            PersonFile person = read.get();
            Person into = order.personOf(person.user());
            Taken taken =
                    work.await(() -> work.profiles().transfers().take(into, person.content(), work.edit(), order.at()));
            work.did(new ImportJob.Amount(1, person.content().items(), 0), taken);
        }
    }

    private Optional<PersonFile> read(Tally tally) throws IOException {
        if (file.size() > MOST_BYTES) {
            tally.unreadable(new Problem(
                    0, "It is larger than an export of one person can be (" + MOST_BYTES / 1024 / 1024 + " MiB)."));
            return Optional.empty();
        }
        try (InputStream in = file.open()) {
            PersonFile person = reader.read(in.readAllBytes());
            // A name that nobody can have is wrong here, not when it is half done.
            order.personOf(person.user());
            return Optional.of(person);
        } catch (InvalidInput wrong) {
            tally.unreadable(new Problem(0, "The " + wrong.field() + " " + wrong.getMessage() + "."));
            return Optional.empty();
        }
    }
}
