package dev.attune.app;

import dev.attune.app.Arguments.UsageFailure;
import dev.attune.app.settings.Settings;
import dev.attune.app.settings.SettingsFailure;
import dev.attune.app.settings.SettingsReader;
import dev.attune.app.start.StartFailure;
import dev.attune.app.watch.Logging;
import dev.attune.console.access.Password;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line of Attune. Exit codes: 0 after {@code --help}, {@code --version} and an orderly end; 2 for words or settings
 * that cannot be taken; 1 for what else keeps it from starting. In each of these cases one line on the error output says why.
 */
public final class Main {

    private static final int CANNOT_START = 1;
    private static final int BAD_SETTINGS = 2;

    private Main() {}

    public static void main(String[] words) {
        JvmTuning.apply();
        try {
            Arguments arguments = Arguments.parse(List.of(words));
            switch (arguments.wish()) {
                case HELP -> System.out.print(Arguments.USAGE);
                case VERSION -> System.out.println("attune " + version());
                case HASH_PASSWORD -> System.out.println(hashed(System.in));
                case RUN -> run(arguments);
            }
        } catch (UsageFailure | SettingsFailure | IllegalArgumentException wrong) {
            fail(BAD_SETTINGS, line(wrong));
        } catch (StartFailure failure) {
            fail(CANNOT_START, line(failure));
        } catch (InterruptedException hurried) {
            fail(CANNOT_START, "interrupted while starting");
        } catch (RuntimeException fault) {
            // The edge of the start: an operator gets one line, and the trace for a report of the fault.
            log().error("fault at the start", fault);
            fail(CANNOT_START, "a fault of Attune's own, " + fault.getClass().getSimpleName());
        }
    }

    /** The hash of the first line; by the input and not by a word of the command line, which others on the machine can read. */
    static String hashed(InputStream in) throws UsageFailure {
        String line = new Scanner(in, StandardCharsets.UTF_8)
                .useDelimiter("\\R")
                .tokens()
                .findFirst()
                .orElse("");
        if (line.isBlank()) {
            throw new UsageFailure("--hash-password reads a password from the input, and there is none");
        }
        return Password.hash(line.toCharArray()).encoded();
    }

    /** The version that the jar was built as. */
    static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private static void run(Arguments arguments) throws SettingsFailure, StartFailure, InterruptedException {
        SettingsReader reader = new SettingsReader(System.getenv());
        Settings settings = reader.read(arguments.config());
        Logging.set(settings.watch().level(), settings.watch().format());
        reader.warnings().forEach(warning -> log().warn("{}", warning));
        Opened opened = new Opened();
        Ending ending = new Ending(opened);
        ending.await();
        try {
            Attune attune = Attune.start(arguments, settings, System.out, opened);
            System.out.print(attune.greeting());
            System.out.flush();
            MemoryThrift.begin();
        } catch (StartFailure | InterruptedException | RuntimeException failure) {
            if (ending.forget()) {
                throw failure;
            }
        }
    }

    private static void fail(int code, String message) {
        System.err.println("attune: " + message);
        System.exit(code);
    }

    private static String line(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    // Not a constant: the settings of Netty must be made before anything loads what might load it.
    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }
}
