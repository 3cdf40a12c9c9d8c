package dev.attune.profile.model;

/** Microseconds that each step of a request took. */
public record Micros(long identify, long load, long recall, long compose, long splice) {

    public static final Micros NONE = new Micros(0, 0, 0, 0, 0);

    /** The same with the steps that the proxy does itself. */
    public Micros with(long nextIdentify, long nextSplice) {
        return new Micros(nextIdentify, load, recall, compose, nextSplice);
    }
}
