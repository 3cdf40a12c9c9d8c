package dev.attune.app.watch;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what libraries log by {@code java.util.logging} to the one log that there is. */
final class PlatformLog extends Handler {

    private static final SimpleFormatter PLAIN = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
        String message = PLAIN.formatMessage(entry);
        Logger logger = LoggerFactory.getLogger(String.valueOf(entry.getLoggerName()));
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            logger.error("{}", message, entry.getThrown());
        } else if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            logger.warn("{}", message, entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
