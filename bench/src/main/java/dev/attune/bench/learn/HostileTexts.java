package dev.attune.bench.learn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.bench.AttuneProcess;
import dev.attune.bench.Management;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Says to a running Attune what takes long to read where a pattern is careless: the same few characters over and over, and then something
 * else. Prints how long learning from each takes, and what asking with it takes. Ends with 1 when one of them takes three seconds or more.
 */
public final class HostileTexts {

    private static final int CHARACTERS = 30_000;
    private static final long MOST_MILLIS = 3_000;
    private static final String END = "\u0000!";

    private static final List<String> UNITS = List.of(
            " ",
            "\n",
            "\t",
            " \n",
            "\u00a0",
            "a",
            "A",
            "a ",
            "A ",
            "é",
            "😀",
            "I ",
            "I am ",
            "I'm ",
            "I like ",
            "I like a, ",
            "I am not ",
            "my ",
            "my a ",
            "the ",
            "of the ",
            "to ",
            "and ",
            "or ",
            "not ",
            "no, ",
            "please ",
            "because ",
            "never ",
            "so ",
            "hi ",
            "call me ",
            "forget ",
            "ignore ",
            "always answer ",
            "actually ",
            ", ",
            ". ",
            "a. ",
            "-",
            "--",
            "- ",
            "– ",
            "'",
            "a'",
            "\"",
            "\"a ",
            "“",
            "“a ",
            "«",
            "(",
            "(a",
            "((",
            "[",
            "[a](",
            "{",
            "`",
            "```",
            "```\n",
            "~~~",
            ">",
            "> \n",
            "> a\n",
            "|",
            "a|",
            ":",
            "a:",
            "a: ",
            "a: b\n",
            "12:",
            "1",
            "12 ",
            "1. ",
            "1, ",
            "1.1",
            "12/",
            "+1 ",
            "0x",
            "@",
            "a@",
            "a@b.",
            "a.b",
            "/",
            "a/",
            "http://",
            "https://a.",
            "www.",
            "=",
            "a=",
            "#",
            "*",
            "**a",
            "_",
            "%",
            "&",
            "\\",
            "password ",
            "password: ",
            "sk-",
            "key=",
            "Bearer ",
            "eyJ",
            "-----BEGIN ",
            "Dear a,\n",
            "Best,\n",
            "<",
            "<a ",
            "</",
            "one two ",
            "yes no ",
            "from a to b ",
            "since ",
            "in May ",
            "on Monday ",
            "1999 ",
            "every day ",
            "for ");

    private HostileTexts() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("attune-hostile");
        int slow = 0;
        try (AttuneProcess attune = AttuneProcess.start(folder, URI.create("http://127.0.0.1:9/v1"), Map.of())) {
            Management management = attune.management();
            System.out.println("| over and over | learned after ms | asked after ms |\n|---|---|---|");
            for (int number = 0; number < UNITS.size(); number++) {
                String unit = UNITS.get(number);
                String text = unit.repeat(CHARACTERS / unit.length()) + END;
                String user = "/users/hostile-" + number;
                long learned = millis(() -> management.post(user + "/turns?wait=true", turns(text)));
                long asked = millis(() -> management.post(user + "/preview", messages(text)));
                boolean isSlow = learned >= MOST_MILLIS || asked >= MOST_MILLIS;
                slow += isSlow ? 1 : 0;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %d%s |%n",
                        JsonNodeFactory.instance.textNode(unit),
                        learned,
                        asked,
                        isSlow ? " SLOW" : "");
            }
        }
        System.out.println(slow + " of " + UNITS.size() + " are slow");
        System.exit(slow == 0 ? 0 : 1);
    }

    private static String turns(String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("conversation", "c");
        body.putArray("turns").addObject().put("id", "t").put("role", "user").put("content", text);
        return body.toString();
    }

    private static String messages(String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        return body.toString();
    }

    private static long millis(Call call) throws IOException, InterruptedException {
        long began = System.nanoTime();
        call.make();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** A call of the management API. */
    private interface Call {

        Object make() throws IOException, InterruptedException;
    }
}
