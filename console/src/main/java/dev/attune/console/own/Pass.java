package dev.attune.console.own;

import dev.attune.profile.PersonLinks;
import dev.attune.profile.model.Person;
import java.time.Instant;

/**
 * Lets one person into their own page for a while, once they came by a link.
 *
 * @param framed inside another page, where no cookie comes along: then the pass itself travels in every form
 * @param language what the page speaks
 * @param csrf what every form must carry where a cookie is the pass
 */
record Pass(PersonLinks.Grant grant, Instant expires, String nonce, boolean framed, String language, String csrf) {

    Person person() {
        return grant.person();
    }

    Pass speaking(String next) {
        return new Pass(grant, expires, nonce, framed, next, csrf);
    }

    /** Without what would let somebody in. */
    @Override
    public String toString() {
        return "Pass until " + expires;
    }
}
