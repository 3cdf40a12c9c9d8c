package dev.attune.bench.compat;

import java.io.IOException;

/** What upstream does with a request, once it has all of it. */
@FunctionalInterface
interface Play {

    /** Answers as a model server does. */
    Play ANSWER = Exchange::answer;

    void on(Exchange exchange) throws IOException;

    /** Another play for the first attempts of a client. */
    default Play after(int attempts, Play first) {
        return exchange -> (exchange.attempt() <= attempts ? first : this).on(exchange);
    }
}
