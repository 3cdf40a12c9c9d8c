package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The shape in which the scripted upstream answers on one of its paths. */
interface ScriptedShape {

    /** A whole answer with this text, or a call of the first tool that the request offers. */
    String whole(JsonNode request, String text);

    /** The server-sent events of a streamed answer, each with its lines and without the empty one behind it. */
    List<String> events(JsonNode request, String text);
}
