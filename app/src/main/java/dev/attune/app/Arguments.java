package dev.attune.app;

import dev.attune.app.start.Role;
import dev.attune.profile.model.Labelled;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param config absent: the usual place
 */
record Arguments(Role role, boolean demo, @Nullable Path config, Wish wish) {

    static final String USAGE = """
            usage: java -jar attune.jar [all|proxy|console] [--demo] [--config FILE]

              all            the proxy and the console in one process (the default)
              proxy          the OpenAI-compatible endpoint and the management API
              console        the console for the browser
              --demo         answer from a small built-in model: no key and no network needed
              --config FILE  settings from FILE instead of config/attune.yaml
              --help         this text
              --version      the version
              --hash-password  reads a password from the input and prints its hash, for console.users

            Every setting is explained in config/attune.yaml and can be set by an environment variable:
            proxy.port is ATTUNE_PROXY_PORT.
            """;

    /** What to do. */
    enum Wish {
        RUN,
        HELP,
        VERSION,
        HASH_PASSWORD
    }

    /** Reads the words of the command line, or fails with one line on what is wrong with them. */
    static Arguments parse(List<String> words) throws UsageFailure {
        Deque<String> rest = new ArrayDeque<>(words);
        Role role = null;
        boolean demo = false;
        Path config = null;
        Wish wish = Wish.RUN;
        while (!rest.isEmpty()) {
            String word = rest.remove();
            Optional<Role> named = Labelled.find(Role.class, word);
            if (named.isPresent() && role == null) {
                role = named.get();
            } else if (word.equals("--demo")) {
                demo = true;
            } else if (word.equals("--config") && !rest.isEmpty()) {
                config = Path.of(rest.remove());
            } else if (word.startsWith("--config=")) {
                config = Path.of(word.substring("--config=".length()));
            } else if (word.equals("--hash-password")) {
                wish = Wish.HASH_PASSWORD;
            } else if (word.equals("--help") || word.equals("-h")) {
                wish = Wish.HELP;
            } else if (word.equals("--version")) {
                wish = Wish.VERSION;
            } else {
                throw new UsageFailure(problem(word));
            }
        }
        return new Arguments(role == null ? Role.ALL : role, demo, config, wish);
    }

    private static String problem(String word) {
        if (word.equals("--config")) {
            return "--config needs a file behind it";
        }
        if (Labelled.find(Role.class, word).isPresent()) {
            return "there is a role already, \"" + word + "\" is one too many";
        }
        return "\"" + word + "\" is not an argument; --help lists those that are";
    }

    /** Words that make no command. */
    static final class UsageFailure extends Exception {

        private static final long serialVersionUID = 1L;

        UsageFailure(String message) {
            super(message);
        }
    }
}
