package dev.attune.profile.model;

import java.time.Instant;

/**
 * Why something is known.
 *
 * @param turn id of the turn it was said in
 * @param quote the person's own words, verbatim
 * @param at when they were said
 */
public record Evidence(String turn, String quote, Instant at) {}
