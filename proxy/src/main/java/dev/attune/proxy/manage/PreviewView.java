package dev.attune.proxy.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Prepared;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request would become.
 *
 * @param request as upstream would get it
 * @param standing the standing block, if there would be one
 * @param recalled the recalled blocks, if there would be any
 */
record PreviewView(
        JsonNode request,
        @Nullable String standing,
        @Nullable String recalled,
        PreviewTrace trace) {

    static PreviewView of(Prepared prepared, Buffer spliced) {
        ObjectNode request = (ObjectNode) Json.read(spliced);
        // The fields that are the preview's own.
        request.remove("conversation");
        request.remove(PreviewCalls.ENDPOINT);
        return new PreviewView(
                request,
                text(prepared, Block.Place.STANDING),
                text(prepared, Block.Place.RECALLED),
                PreviewTrace.of(prepared));
    }

    private static @Nullable String text(Prepared prepared, Block.Place place) {
        String text = prepared.blocks().stream()
                .filter(block -> block.place() == place)
                .map(Block::text)
                .collect(Collectors.joining("\n\n"));
        return text.isEmpty() ? null : text;
    }
}
