package dev.attune.proxy.manage;

import dev.attune.profile.People;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells a list that is empty from the list of somebody unknown, and asks for the person only where it matters. */
final class Known {

    private Known() {}

    /** The page; fails as not found when it is empty and nobody knows the person. */
    static <T> CompletionStage<Page<T>> page(People people, Person person, CompletionStage<Page<T>> page) {
        return page.thenCompose(found -> found.items().isEmpty()
                ? people.find(person).thenApply(known -> found)
                : CompletableFuture.completedStage(found));
    }
}
