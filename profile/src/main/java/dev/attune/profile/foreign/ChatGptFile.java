package dev.attune.profile.foreign;

import com.fasterxml.jackson.core.JsonToken;
import dev.attune.profile.model.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** ChatGPT's {@code conversations.json}: a list of conversations, each a tree of messages. Blocks while it reads; holds one of them at a time. */
public final class ChatGptFile {

    private static final String NO_LIST =
            "It must be a list of conversations, as ChatGPT exports them in conversations.json.";

    private ChatGptFile() {}

    /**
     * Hands all conversations to the sink.
     *
     * @param now none may be from later than a day after it
     */
    public static void read(InputStream in, Instant now, ConversationSink sink) throws IOException, UnreadableFile {
        Dates dates = new Dates(now);
        JsonItems.walk(in, 0, json -> {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableFile(0, NO_LIST);
            }
            int item = 0;
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                item++;
                json.afresh();
                long begin = json.begin();
                try {
                    PastConversation conversation = new ChatGptConversation(dates).read(json);
                    sink.conversation(new ConversationSink.Place(item, begin, json.end()), conversation);
                } catch (InvalidInput wrong) {
                    sink.wrong(new Problem(item, "Its " + wrong.field() + " " + wrong.getMessage() + "."));
                }
                json.afresh();
            }
            if (json.nextToken() != null) {
                throw new UnreadableFile(0, "Something follows the end of its JSON.");
            }
        });
    }

    /** Reads one conversation again; empty when it is wrong. */
    public static Optional<PastConversation> one(byte[] json, Instant now) throws IOException, UnreadableFile {
        PastConversation[] read = new PastConversation[1];
        Dates dates = new Dates(now);
        JsonItems.walk(new ByteArrayInputStream(json), 0, parser -> {
            parser.nextToken();
            try {
                read[0] = new ChatGptConversation(dates).read(parser);
            } catch (InvalidInput wrong) {
                // It was said when the file was checked.
                read[0] = null;
            }
        });
        return Optional.ofNullable(read[0]);
    }
}
