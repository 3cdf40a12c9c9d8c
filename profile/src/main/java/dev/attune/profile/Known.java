package dev.attune.profile;

import dev.attune.profile.compose.Standings;
import dev.attune.profile.compose.Tellable;
import dev.attune.profile.recall.MemoryIndex;
import dev.attune.profile.recall.MemoryVectors;

/**
 * What follows from a profile and the templates alone, worked out once. It must not hold the profile itself: it is kept for as long as
 * somebody else does.
 *
 * @param wording number of the templates that the standings were worded by
 */
record Known(MemoryIndex index, MemoryVectors vectors, Standings standings, Tellable tellable, long wording) {}
