package dev.attune.proxy.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.proxy.wire.Reading;
import dev.attune.proxy.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a request would become. The body is a chat completion request, read and spliced as the endpoint itself does it. */
final class PreviewCalls {

    private static final int MOST_CONVERSATION_CHARACTERS = 200;

    private final Profiles profiles;

    PreviewCalls(Profiles profiles) {
        this.profiles = profiles;
    }

    CompletionStage<Answer> preview(Call call) {
        Fields fields = call.fields();
        String conversation = conversation(fields);
        Buffer request = request(fields, call.body());
        Reading reading = Wire.CHAT
                .read(request)
                .orElseThrow(() -> new InvalidInput("messages", "must be the messages of a chat completion request"));
        Asking asking = asking(call.person(), conversation, reading);
        // Asked first, as a preview of somebody unknown would be an answer, and so would one without the store.
        return profiles.people()
                .find(asking.person())
                .thenCompose(known -> profiles.search().preview(asking))
                .thenApply(prepared -> Answer.made(
                        () -> PreviewView.of(prepared, Wire.CHAT.splice(request, reading, prepared.blocks()))));
    }

    private static @Nullable String conversation(Fields fields) {
        String given = fields.text("conversation");
        return given == null ? null : InvalidInput.text("conversation", given, MOST_CONVERSATION_CHARACTERS);
    }

    /** The bytes of the request as they came; where there is only an input, of a request with that one message. */
    private static Buffer request(Fields fields, Buffer body) {
        if (fields.names().contains("messages")) {
            fields.objects("messages");
            return body;
        }
        String input = fields.text("input");
        if (input == null) {
            throw new InvalidInput("messages", "is missing; send messages, or an input to stand for one");
        }
        ObjectNode request = Json.object().setAll((ObjectNode) fields.tree());
        request.remove("input");
        request.putArray("messages").addObject().put("role", "user").put("content", input);
        return Json.write(request);
    }

    private static Asking asking(Person person, @Nullable String conversation, Reading reading) {
        return new Asking(
                person,
                conversation,
                reading.model(),
                Mode.APPLY,
                reading.marks(),
                reading.target(),
                reading.said(),
                Instant.now());
    }
}
