package dev.attune.app.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.attune.app.settings.LogFormat;
import dev.attune.app.settings.LogLevel;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** How much is logged, and in which shape: what the operator asked for of Attune's own, and only what is wrong of the libraries'. */
public final class Logging {

    private static final String APPENDER = "log";

    private Logging() {}

    /** Holds from now on, for everybody who logs, be it by another way than SLF4J. */
    public static void set(LogLevel level, LogFormat format) {
        Level asked = Level.toLevel(level.name());
        logger("dev.attune").setLevel(asked);
        logger(Logger.ROOT_LOGGER_NAME).setLevel(asked.isGreaterOrEqual(Level.WARN) ? asked : Level.WARN);
        if (format == LogFormat.JSON
                && logger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
                        instanceof ConsoleAppender<ILoggingEvent> appender) {
            shape(appender);
        }
        LogManager.getLogManager().reset();
        LogManager.getLogManager().getLogger("").addHandler(new PlatformLog());
    }

    private static void shape(ConsoleAppender<ILoggingEvent> appender) {
        JsonLayout layout = new JsonLayout();
        layout.setContext(appender.getContext());
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(appender.getContext());
        encoder.setLayout(layout);
        encoder.start();
        appender.stop();
        appender.setEncoder(encoder);
        appender.start();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
