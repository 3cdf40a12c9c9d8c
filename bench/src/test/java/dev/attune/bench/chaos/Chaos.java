package dev.attune.bench.chaos;

import dev.attune.bench.AttuneProcess;
import java.io.IOException;

/** How long chaos lasts: {@code -Dattune.chaos=long} for the nightly form. */
final class Chaos {

    static final boolean IS_LONG = "long".equals(System.getProperty("attune.chaos"));
    static final int KILLS = IS_LONG ? 50 : 5;
    static final int FREEZES = IS_LONG ? 10 : 1;

    private Chaos() {}

    /** Stops a process without its knowing. */
    static void freeze(AttuneProcess attune) throws IOException, InterruptedException {
        signal(attune, "STOP");
    }

    static void thaw(AttuneProcess attune) throws IOException, InterruptedException {
        signal(attune, "CONT");
    }

    private static void signal(AttuneProcess attune, String name) throws IOException, InterruptedException {
        String pid = Long.toString(attune.handle().pid());
        int result = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        if (result != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + result);
        }
    }
}
