package dev.attune.profile;

import dev.attune.profile.compose.Standing;
import dev.attune.profile.model.Profile;
import dev.attune.profile.recall.MemoryIndex;

/** A profile made ready for answering requests: what follows from it alone, worked out once. */
record Known(Profile profile, MemoryIndex index, Standing standing) {}
