package dev.attune.proxy;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is: the header's word, else the body's. Whoever names nobody in the header means nobody, and the body is not asked:
 * a request never falls to somebody else.
 */
final class Identify {

    private final Tenants tenants;

    Identify(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Reads the headers. Fails with an {@link InvalidInput} whose field is the header at fault. */
    void byHeaders(Call call) {
        AttuneHeaders headers = AttuneHeaders.of(call.request().headers());
        call.wishes(headers);
        if (headers.user() == null) {
            return;
        }
        try {
            call.person(new Person(tenants.of(call.request().headers()), headers.user()));
        } catch (InvalidInput invalid) {
            throw new InvalidInput(AttuneHeaders.USER, String.valueOf(invalid.getMessage()));
        }
    }

    /** Takes the body's word where no header names anybody. Those fields are not ours: what is no id there names nobody. */
    void byBody(Call call, @Nullable String user) {
        if (user == null || call.wishes().naming()) {
            return;
        }
        try {
            call.person(new Person(tenants.of(call.request().headers()), user));
        } catch (InvalidInput notOurs) {
            return;
        }
    }
}
