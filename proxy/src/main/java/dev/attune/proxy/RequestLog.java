package dev.attune.proxy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** A line for each request, for those who want one. It has none of the request's words: no path but a kind, no name and no model. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private RequestLog() {}

    /** Nothing more will happen to a call. */
    static void over(Call call) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LoggingEventBuilder line = LOG.atDebug().addKeyValue("request", call.id());
        String span = call.trace().id();
        if (!span.isEmpty()) {
            line = line.addKeyValue("trace_id", span);
        }
        line.addKeyValue("status", call.request().response().getStatusCode())
                .addKeyValue("verdict", Meters.verdict(call))
                .addKeyValue("micros", call.stopwatch().micros())
                .log("{} {}", GenAi.method(call), GenAi.route(call));
    }
}
