package dev.attune.console;

import dev.attune.profile.Search;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Verdict;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Previews that say the same of everybody. */
final class FakeSearch implements Search {

    private final FakeStore store;

    FakeSearch(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Recalled> recall(Person person, Query query) {
        throw new UnsupportedOperationException("the console recalls nothing");
    }

    @Override
    public CompletionStage<Prepared> preview(Asking asking) {
        Block block = new Block(Block.Place.STANDING, 0, "This person is vegetarian.", 5, List.of("m1"));
        return store.later(() -> new Prepared(
                asking,
                "t-preview",
                new Verdict.Applied(1, 0),
                List.of(block),
                List.of(),
                List.of(),
                List.of(),
                Micros.NONE));
    }
}
