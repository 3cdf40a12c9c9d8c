package dev.attune.bench.load;

import java.net.URI;
import java.util.Map;

/**
 * One of those who are measured.
 *
 * @param process whose CPU counts
 * @param withChildren its children count as well
 * @param headers that requests to it carry
 */
record Peer(String name, ProcessHandle process, boolean withChildren, URI address, Map<String, String> headers) {}
