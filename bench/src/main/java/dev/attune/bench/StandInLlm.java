package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.profile.text.TokenCount;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for the model that the LLM learner asks. It is no model: every sentence in the first person is a finding, put into the third
 * person word by word. So it says nothing of how well a model would learn, but calls and tokens are those of the real prompt.
 */
final class StandInLlm implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TURN = Pattern.compile("(?m)^(t\\d+) \\([0-9-]+\\): (.*)$");
    private static final Pattern SENTENCE = Pattern.compile("(?:^|(?<=[.!?] ))(?:I|I'm|I've|My|We) [^.!?]{8,200}");

    private static final TokenCount COUNT = new TokenCount();

    private final ScriptedUpstream upstream = ScriptedUpstream.start(this::counted);
    private final LongAdder tokensIn = new LongAdder();
    private final LongAdder tokensOut = new LongAdder();

    StandInLlm() throws IOException {}

    URI url() {
        return upstream.url();
    }

    /** Calls that it was asked. */
    int calls() {
        return upstream.received().size();
    }

    /** Tokens of all messages and schemas that it was sent; the usage in its answers is a constant. */
    long tokensIn() {
        return tokensIn.sum();
    }

    /** Tokens of its answers. */
    long tokensOut() {
        return tokensOut.sum();
    }

    @Override
    public void close() {
        upstream.close();
    }

    private String counted(JsonNode request) {
        String answer = answer(request);
        request.path("messages")
                .forEach(
                        message -> tokensIn.add(COUNT.of(message.path("content").asText())));
        tokensIn.add(COUNT.of(request.path("response_format").toString()));
        tokensOut.add(COUNT.of(answer));
        return answer;
    }

    private static String answer(JsonNode request) {
        String asked = request.path("messages").path(1).path("content").asText();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode findings = answer.putArray("findings");
        Matcher turn = TURN.matcher(asked);
        while (turn.find()) {
            String id = turn.group(1);
            SENTENCE.matcher(turn.group(2)).results().forEach(sentence -> add(findings, id, sentence.group()));
        }
        return answer.toString();
    }

    private static void add(ArrayNode findings, String turn, String quote) {
        findings.addObject()
                .put("turn", turn)
                .put("quote", quote)
                .put("action", "ADD")
                .put("known", "")
                .put("kind", "FACT")
                .put("facet", "CONTENT")
                .put("text", thirdPerson(quote))
                .put("lasting", true)
                .put("importance", 0.5);
    }

    private static String thirdPerson(String words) {
        return words.replaceAll("\\bI'm\\b|\\bI am\\b", "They are")
                .replaceAll("\\bI've\\b", "They have")
                .replaceAll("\\bI was\\b", "They were")
                .replaceAll("\\b(?:I|We)\\b", "They")
                .replaceAll("\\b(?:my|our)\\b", "their")
                .replaceAll("\\bMy\\b", "Their")
                .replaceAll("\\b(?:me|us)\\b", "them");
    }
}
