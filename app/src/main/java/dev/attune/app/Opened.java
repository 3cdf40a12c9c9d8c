package dev.attune.app;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened in the course of a start, to be closed in the opposite order. One that fails to close does not hold up the
 * others. Closing may come from another thread while the start still goes on: what is opened after that is closed at once.
 */
final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<Entry> entries = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    void add(String name, AutoCloseable part) {
        entries.push(new Entry(name, part));
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            close(entry);
        }
    }

    private static void close(Entry entry) {
        LOG.debug("closing {}", entry.name());
        try {
            entry.part().close();
        } catch (Exception failure) {
            // The edge of the end: whatever goes wrong with one part, the others are to be closed.
            LOG.warn("{} did not close well: {}", entry.name(), failure.toString());
        }
    }

    private record Entry(String name, AutoCloseable part) {}
}
