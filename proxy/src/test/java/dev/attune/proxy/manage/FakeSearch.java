package dev.attune.proxy.manage;

import dev.attune.profile.Search;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Brings up the memories that hold the query, and withholds the others. */
record FakeSearch(FakeProfiles profiles) implements Search {

    @Override
    public CompletionStage<Recalled> recall(Person person, Query query) {
        return profiles.stage(() -> {
            List<Memory> all = profiles.profile(person).memories();
            Integer limit = query.limit();
            return new Recalled(
                    all.stream()
                            .filter(memory -> memory.text().contains(query.text()))
                            .limit(limit == null ? Integer.MAX_VALUE : limit)
                            .map(memory -> new Recalled.Item(memory, 0.5))
                            .toList(),
                    all.stream()
                            .filter(memory -> !memory.text().contains(query.text()))
                            .map(memory -> new Withheld(memory.id(), Withheld.Reason.BELOW_THRESHOLD))
                            .toList());
        });
    }

    @Override
    public CompletionStage<Prepared> preview(Asking asking) {
        return profiles.stage(() -> {
            List<Memory> told = profiles.profileOrEmpty(asking.person()).memories();
            List<String> ids = told.stream().map(Memory::id).toList();
            Block standing = new Block(Block.Place.STANDING, 0, "standing block", 2, ids);
            Block recalled = new Block(Block.Place.RECALLED, asking.target(), "recalled: " + asking.message(), 3, ids);
            return new Prepared(
                    asking,
                    "t1",
                    new Verdict.Applied(ids.size(), ids.size()),
                    List.of(standing, recalled),
                    told.stream().map(memory -> new Recalled.Item(memory, 0.5)).toList(),
                    told,
                    List.of(),
                    Micros.NONE);
        });
    }
}
