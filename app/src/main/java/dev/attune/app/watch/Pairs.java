package dev.attune.app.watch;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/** What a line says beside its message, such as the request that it is about: {@code  (request=t3f...)}. */
public final class Pairs extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null || pairs.isEmpty()
                ? ""
                : pairs.stream().map(pair -> pair.key + "=" + pair.value).collect(Collectors.joining(" ", " (", ")"));
    }
}
