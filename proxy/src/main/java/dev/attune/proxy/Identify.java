package dev.attune.proxy;

import dev.attune.profile.model.InvalidInput;
import dev.attune.proxy.access.Admission;
import dev.attune.proxy.access.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is: a token's word, else the header's, else the body's. Whoever names nobody in the header means nobody, and the body is
 * not asked: a request never falls to somebody else. What a key permits to be said is for the {@link Admission} to know.
 */
final class Identify {

    private Identify() {}

    /** Reads the headers. Throws an {@link InvalidInput} whose field is the header at fault, or a {@link Refusal}. */
    static void byHeaders(Call call) {
        AttuneHeaders headers = AttuneHeaders.of(call.request().headers());
        call.wishes(headers);
        call.admission().byHeader(AttuneHeaders.USER, headers.user()).ifPresent(call::person);
    }

    /** Takes the body's word where nothing stronger names anybody. Throws a {@link Refusal} where it speaks against what does. */
    static void byBody(Call call, @Nullable String user) {
        if (!call.wishes().naming() || call.admission().isProven()) {
            call.admission().byBody(user).ifPresent(call::person);
        }
    }
}
