package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/** Where in the answers of one wire the assistant's text is. The parsers that it is given stand at the opening brace. */
interface AnswerShape {

    /** Appends the text of an answer in one piece. */
    void whole(JsonParser parser, AnswerText text) throws IOException;

    /** Appends the text of one event; whether the event closes the answer. */
    boolean event(JsonParser parser, AnswerText text) throws IOException;

    /** The names of the events that close an answer. */
    Set<String> closing();
}
