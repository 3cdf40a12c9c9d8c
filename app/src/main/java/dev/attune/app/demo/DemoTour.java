package dev.attune.app.demo;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Three commands that show a newcomer what Attune does. */
public final class DemoTour {

    private DemoTour() {}

    /**
     * The commands.
     *
     * @param token the admin token if it may be shown
     */
    public static String text(URI proxy, @Nullable URI console, @Nullable String token) {
        String chat = "curl -s " + proxy
                + "/v1/chat/completions -H 'Content-Type: application/json' -H 'Attune-User: ada' -d ";
        String shownToken = token == null ? "$ATTUNE_ADMIN_TOKEN" : token;
        return """

                The demo model answers by rule: it says what it was told about the person, and repeats the question.

                1. Say a wish:

                   %s'{"model":"attune-demo","messages":[{"role":"user","content":"Please keep your answers short. I am allergic to peanuts."}]}'

                2. Ask something in a new conversation:

                   %s'{"model":"attune-demo","messages":[{"role":"user","content":"What can I cook tonight?"}]}'

                3. See what was learned, and from which words%s:

                   curl -s %s/attune/v1/users/ada/memories -H "Authorization: Bearer %s"

                """.formatted(chat, chat, console == null ? "" : " (or look at " + console + ")", proxy, shownToken);
    }
}
