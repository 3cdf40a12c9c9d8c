package dev.attune.app;

import dev.attune.app.start.Signals;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the process: once, whoever asks for it, and with 0 when it was asked for.
 *
 * <p>It begins with the signal and not with the JVM's shutdown, in which every library closes what is its own at the same time: ONNX Runtime its
 * environment, which crashes the process where a model is loaded just then. Where signals cannot be had, it is part of the shutdown.
 */
final class Ending {

    private static final int WELL = 0;

    private final Opened opened;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread hook = new Thread(this::end, "attune-end");

    Ending(Opened opened) {
        this.opened = opened;
    }

    void await() {
        Runtime.getRuntime().addShutdownHook(hook);
        Signals.onTermination(this::end);
    }

    /** Whether it was not under way already: told to end in the middle of its start, Attune is to end as asked, not to fail. */
    boolean forget() {
        try {
            return !begun.get() && Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    // The JVM would exit with 143 after SIGTERM however well it ended; only halting sets another code from here.
    private void end() {
        if (begun.compareAndSet(false, true)) {
            log().info("draining");
            opened.close();
            log().info("ended");
            Runtime.getRuntime().halt(WELL);
        }
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }
}
