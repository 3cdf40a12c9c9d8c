package dev.attune.bench.quality;

import java.time.Instant;

/** One turn of a transcript. */
record Said(String id, String role, String text, Instant at) {

    static final Instant USUAL = Instant.parse("2026-03-02T10:00:00Z");

    static Said byPerson(String id, String text) {
        return new Said(id, "user", text, USUAL);
    }

    static Said byAssistant(String id, String text) {
        return new Said(id, "assistant", text, USUAL);
    }
}
