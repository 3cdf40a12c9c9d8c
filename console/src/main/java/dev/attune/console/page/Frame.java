package dev.attune.console.page;

import dev.attune.console.access.Role;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page's frame shows.
 *
 * @param csrf for the page's forms
 * @param here path of the page, for marking it in the navigation
 * @param role of who looks at it
 * @param partial only a part of the page is rendered, to be swapped into an open one
 */
public record Frame(
        String title,
        String csrf,
        String here,
        Role role,
        boolean partial,
        @Nullable Notice notice,
        Assets assets) {

    private static final Pattern SECTION = Pattern.compile("/([a-z-]+).*", Pattern.DOTALL);

    /** Whether there is anything to navigate to. */
    public boolean signedIn() {
        return role != Role.GUEST;
    }

    /** Whether things can be changed. */
    public boolean mayEdit() {
        return role.compareTo(Role.EDITOR) >= 0;
    }

    public boolean mayAll() {
        return role == Role.ADMIN;
    }

    /** Which of the console's main pages this is, or belongs to; {@code overview} for the first. */
    public String section() {
        Matcher first = SECTION.matcher(here);
        return first.matches() ? first.group(1) : "overview";
    }
}
