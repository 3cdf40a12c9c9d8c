package dev.attune.console;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.Edit;
import dev.attune.profile.PersonExport;
import dev.attune.profile.PersonImport;
import dev.attune.profile.Taken;
import dev.attune.profile.Transfers;
import dev.attune.profile.foreign.PersonFile;
import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.LeftOut;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.What;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Carries people out and in, in memory. What was entered under a ref is not entered again. */
final class FakeTransfers implements Transfers {

    private final FakeStore store;

    FakeTransfers(FakeStore store) {
        this.store = store;
    }

    /** One memory a line, behind the person's id; an empty line is wrong. */
    static PersonFile read(byte[] file) {
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).startsWith("person ")) {
            throw new InvalidInput("format", "must be attune-person-1");
        }
        List<String> rest = lines.subList(1, lines.size());
        List<Memory> memories = rest.stream()
                .filter(line -> !line.isBlank())
                .map(line -> Sample.memory("m" + line.hashCode(), line))
                .toList();
        List<Problem> wrong =
                rest.size() == memories.size() ? List.of() : List.of(new Problem(2, "The text must not be empty."));
        return new PersonFile(
                lines.get(0).substring(7),
                new PersonImport(memories, List.of(), new ControlsPatch(null, Map.of(), null, Map.of())),
                wrong);
    }

    @Override
    public CompletionStage<PersonExport> export(Person person) {
        return store.later(() -> new PersonExport(
                store.known(person),
                store.histories.getOrDefault(person, List.of()),
                store.traces.getOrDefault(person, List.of())));
    }

    @Override
    public CompletionStage<List<Adaptation>> bring(Person person, PersonImport incoming, Edit edit) {
        throw new UnsupportedOperationException("the console takes people in under their switches");
    }

    @Override
    public CompletionStage<Taken> take(Person person, PersonImport incoming, Edit edit, Instant since) {
        return store.later(() -> entered(person, incoming.memories(), edit));
    }

    @Override
    public CompletionStage<Taken> enter(Person person, List<Fact> facts, Edit edit, Instant since) {
        List<Memory> memories = facts.stream()
                .map(fact -> Sample.memory("m" + fact.ref().hashCode(), fact.text()))
                .toList();
        return store.held(() -> entered(person, memories, edit));
    }

    private Taken entered(Person person, List<Memory> memories, Edit edit) {
        Profile profile = store.profileOf(person);
        if (!profile.controls().isOn()) {
            return new Taken(0, 0, 0, Map.of(LeftOut.OFF, memories.size()));
        }
        List<Change> fresh = memories.stream()
                .filter(memory -> profile.memory(memory.id()).isEmpty())
                .map(Change::of)
                .toList();
        if (!fresh.isEmpty()) {
            store.commit(person, What.IMPORTED, fresh, List.of(), edit, null);
        }
        return new Taken(fresh.size(), memories.size() - fresh.size(), 0, Map.of());
    }
}
