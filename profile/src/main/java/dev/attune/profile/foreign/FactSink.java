package dev.attune.profile.foreign;

import dev.attune.profile.model.Fact;
import org.jspecify.annotations.Nullable;

/** Takes what a file of facts holds, in its order. */
public interface FactSink {

    /**
     * A fact.
     *
     * @param person whom the file says that it is about; absent where it does not say
     */
    void fact(int item, @Nullable String person, Fact fact);

    void wrong(Problem problem);
}
