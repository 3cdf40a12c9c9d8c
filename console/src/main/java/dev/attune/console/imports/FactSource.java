package dev.attune.console.imports;

import dev.attune.profile.Taken;
import dev.attune.profile.foreign.FactFile;
import dev.attune.profile.foreign.UnreadableFile;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Person;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A file of facts. Those of one person are one step. */
final class FactSource implements Source {

    private final Order order;
    private final HeldFile file;

    FactSource(Order order, HeldFile file) {
        this.order = order;
        this.file = file;
    }

    @Override
    public Plan check() throws IOException {
        Tally tally = new Tally();
        return tally.plan(read(tally).amount());
    }

    @Override
    public void bring(Work work) throws IOException {
        for (Map.Entry<Person, List<Fact>> each : read(new Tally()).byPerson().entrySet()) {
            if (work.isToStop()) {
                return;
            }
            Taken taken = work.await(
                    () -> work.profiles().transfers().enter(each.getKey(), each.getValue(), work.edit(), order.at()));
            work.did(new ImportJob.Amount(1, each.getValue().size(), 0), taken);
        }
    }

    private FactGroups read(Tally tally) throws IOException {
        FactGroups groups = new FactGroups(order, tally);
        try (InputStream in = file.open()) {
            FactFile.read(order.format(), in, order.at(), groups);
        } catch (UnreadableFile unreadable) {
            tally.unreadable(unreadable.problem());
        }
        groups.finish();
        return groups;
    }
}
