package dev.attune.profile.learn;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change by hand. It settles its matter: whatever was said of it before no longer counts, whenever that comes to be heard of. */
public record Settling(Adaptation adaptation) implements Entry {

    /** The lasting memories as they were and as they were left, in which its matter shows. */
    List<Memory> matter() {
        List<Memory> found = new ArrayList<>();
        for (Change change : adaptation.changes()) {
            add(change.before(), found);
            add(change.after(), found);
        }
        return found;
    }

    @Override
    public Instant at() {
        return adaptation.at();
    }

    @Override
    public String name() {
        return adaptation.id();
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int place() {
        return 0;
    }

    @Override
    public String detail() {
        return "";
    }

    private static void add(@Nullable State state, List<Memory> found) {
        if (state instanceof Memory memory && memory.isLasting()) {
            found.add(memory);
        }
    }
}
