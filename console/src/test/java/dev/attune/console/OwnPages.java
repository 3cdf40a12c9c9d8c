package dev.attune.console;

import dev.attune.console.page.Links;
import dev.attune.profile.model.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens people's own pages by links that an admin makes. */
final class OwnPages {

    private static final Pattern LINK = Pattern.compile("https://attune\\.example(/own/open/[^<\"]+)");

    private final Running console;
    private final Visitor admin;

    OwnPages(Running console, Visitor admin) {
        this.console = console;
        this.admin = admin;
    }

    /** The path of a fresh link. */
    String link(Person person, String hours, String language) {
        String page = Links.person(person);
        HttpResponse<String> answer = admin.submit(page, page + "/links", Map.of("hours", hours, "language", language));
        Matcher matcher = LINK.matcher(answer.body());
        if (!matcher.find()) {
            throw new AssertionError("no link: " + answer.statusCode());
        }
        return matcher.group(1);
    }

    /** Somebody who came by a link of their own. */
    Visitor opened(Person person) {
        Visitor visitor = new Visitor(console.origin());
        HttpResponse<String> answer = visitor.get(link(person, "24", "en"));
        if (answer.statusCode() != 303) {
            throw new AssertionError("not let in: " + answer.statusCode());
        }
        return visitor;
    }
}
