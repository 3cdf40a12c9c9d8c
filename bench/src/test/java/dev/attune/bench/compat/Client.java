package dev.attune.bench.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A library that apps talk to model servers with. */
interface Client {

    String name();

    /** What it saw, by the ids of the runs. Runs whose wire or ask it does not know are left out. */
    Map<String, JsonNode> play(List<Run> runs) throws IOException, InterruptedException;
}
