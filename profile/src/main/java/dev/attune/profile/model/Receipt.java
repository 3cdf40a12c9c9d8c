package dev.attune.profile.model;

import java.time.Instant;

/** What an erasure removed: numbers of entries of each kind. */
public record Receipt(String user, long memories, long history, long traces, long queued, Instant erasedAt) {}
