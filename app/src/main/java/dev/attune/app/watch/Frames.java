package dev.attune.app.watch;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was thrown, and where, without what it says: messages of exceptions may quote the text that they failed on, and no line of a log
 * holds what a person said.
 */
public final class Frames extends ThrowableHandlingConverter {

    private static final int MOST_CAUSES = 8;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        for (String line : lines(event.getThrowableProxy())) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** One line for each class and place. */
    static List<String> lines(@Nullable IThrowableProxy thrown) {
        List<String> lines = new ArrayList<>();
        IThrowableProxy next = thrown;
        for (int depth = 0; next != null && depth < MOST_CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "caused by ") + next.getClassName());
            StackTraceElementProxy[] frames = next.getStackTraceElementProxyArray();
            for (int place = 0; place < frames.length - next.getCommonFrames(); place++) {
                lines.add("    " + frames[place].getSTEAsString());
            }
            next = next.getCause();
        }
        return lines;
    }
}
