package dev.attune.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.attune.app.settings.LogLevel;
import org.slf4j.LoggerFactory;

/** How much is logged: what the operator asked for of Attune's own, and only what is wrong of the libraries'. */
final class Logging {

    private Logging() {}

    static void set(LogLevel level) {
        Level asked = Level.toLevel(level.name());
        logger("dev.attune").setLevel(asked);
        logger(Logger.ROOT_LOGGER_NAME).setLevel(asked.isGreaterOrEqual(Level.WARN) ? asked : Level.WARN);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
