package dev.attune.proxy.manage;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.proxy.wire.Placement;
import dev.attune.proxy.wire.Reading;
import dev.attune.proxy.wire.Wire;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request would become. The body is a request to Chat Completions, Responses or Anthropic's Messages, read and spliced as the
 * endpoint itself does it, with the blocks in the shape that the model's upstream gets.
 */
final class PreviewCalls {

    /** Chat Completions has no such field, and nearly every request to Messages does. */
    private static final String ANTHROPICS = "system";

    static final String ENDPOINT = "endpoint";

    private final Profiles profiles;

    private final Function<String, Placement> placements;

    PreviewCalls(Profiles profiles, Function<String, Placement> placements) {
        this.profiles = profiles;
        this.placements = placements;
    }

    CompletionStage<Answer> preview(Call call) {
        Fields fields = call.fields();
        String conversation = conversation(fields);
        Wire wire = wire(fields);
        String list = wire == Wire.RESPONSES ? "input" : "messages";
        Buffer request = call.body();
        Reading reading = wire.read(request)
                .orElseThrow(() -> new InvalidInput(list, "must be the " + list + " of a request to a model"));
        Placement placement = placements.apply(reading.model());
        Asking asking = asking(call.person(), conversation, reading);
        // Asked first, as a preview of somebody unknown would be an answer, and so would one without the store.
        return profiles.people()
                .find(asking.person())
                .thenCompose(known -> profiles.search().preview(asking))
                .thenApply(prepared -> Answer.made(
                        () -> PreviewView.of(prepared, wire.splice(request, reading, prepared.blocks(), placement))));
    }

    private static @Nullable String conversation(Fields fields) {
        String given = fields.text("conversation");
        return given == null ? null : InvalidInput.text("conversation", given, Exchange.MOST_CONVERSATION_CHARACTERS);
    }

    /** The wire that is named, or whose list of messages the request has. Of the two that have {@code messages}, one has its instructions beside them. */
    private static Wire wire(Fields fields) {
        String endpoint = fields.text(ENDPOINT);
        if (endpoint != null) {
            Wire named = Wire.PATHS.get("/v1/" + endpoint);
            if (named == null) {
                throw new InvalidInput(ENDPOINT, "must be chat/completions, responses or messages");
            }
            return named;
        }
        if (fields.names().contains("messages")) {
            fields.objects("messages");
            return fields.names().contains(ANTHROPICS) ? Wire.MESSAGES : Wire.CHAT;
        }
        if (fields.names().contains("input")) {
            return Wire.RESPONSES;
        }
        throw new InvalidInput(
                "messages", "is missing; send the messages of a chat completion, or the input of a response");
    }

    private Asking asking(Person person, @Nullable String conversation, Reading reading) {
        return new Asking(
                person,
                conversation,
                reading.continues(),
                reading.model(),
                Mode.APPLY,
                reading.marks(),
                reading.target(),
                reading.said(),
                profiles.now());
    }
}
