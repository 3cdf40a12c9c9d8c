package dev.attune.profile;

import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Page;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The keys that apps present to Attune. */
public interface Keys {

    /** What every key's text begins with. */
    String PREFIX = "atn_";

    /** Whether a text has the form of a key: the prefix and 40 characters of base 32 in lower case. */
    static boolean hasForm(String text) {
        return KeyText.hasForm(text);
    }

    /** Makes a key. */
    CompletionStage<Created> create(String name, AppKey.Scope scope);

    /** The keys of a tenant, revoked ones too, newest first. */
    CompletionStage<Page<AppKey>> list(String tenant, Page.Request page);

    /**
     * Ends a key for good; every process on the same store knows within a second. A key that is revoked already stays as it is. Fails as
     * not found for an id that the tenant has no key of.
     */
    CompletionStage<AppKey> revoke(String tenant, String id);

    /**
     * The key of this text, revoked or not; empty when there is none. At once when it was asked for before. Fails as unavailable when the
     * store cannot say, which is not the same as that there is none. Nothing is said of its last use.
     */
    CompletionStage<Optional<AppKey>> find(String text);

    /** Notes that a key is used; to the minute, and lost if the store is away. */
    void used(AppKey key);

    /**
     * A key that was just made.
     *
     * @param text what the app is to present; it is not kept and cannot be had again
     */
    record Created(AppKey key, String text) {

        /** Without the text. */
        @Override
        public String toString() {
            return "Created[" + key.id() + "]";
        }
    }
}
