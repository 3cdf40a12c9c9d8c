package dev.attune.profile.model;

/**
 * One message of a request, without its text.
 *
 * @param role who speaks
 * @param hash of the message's own bytes as the app sent them, for recognising it again
 */
public record Mark(Role role, long hash) {}
