package dev.attune.proxy;

/** Makes the traces of calls, for OpenTelemetry. Not to be confused with those that Attune keeps of each answer. */
interface Tracing {

    /** While nobody watches. */
    Tracing OFF = call -> CallTrace.NONE;

    /** A request is here. */
    CallTrace begin(Call call);
}
