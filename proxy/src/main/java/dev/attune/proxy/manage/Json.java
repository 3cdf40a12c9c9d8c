package dev.attune.proxy.manage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the management API speaks it, set up in this one place: times in ISO 8601, choices by their labels, a verdict as its
 * header says it. A part that may be missing is left out; one that is always there and has no value is null.
 */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new VerdictSerializer()))
            .addMixIn(Memory.class, WithoutNulls.class)
            .addMixIn(Trace.class, WithoutNulls.class)
            .addMixIn(Receipt.class, WithoutNulls.class)
            .addMixIn(Adaptation.class, AdaptationShape.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** Any JSON value; an {@link InvalidInput} that says where the body stops being JSON. */
    static JsonNode read(Buffer body) {
        try {
            return MAPPER.readTree(body.getBytes());
        } catch (JsonProcessingException malformed) {
            throw new InvalidInput("body", "must be JSON" + place(malformed.getLocation()));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    static Buffer write(Object value) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : "; it is not at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WithoutNulls {}

    @JsonPropertyOrder({"id", "at", "what", "facet", "before", "after", "evidence", "by", "why"})
    interface AdaptationShape {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String undoes();
    }

    private static final class VerdictSerializer extends StdSerializer<Verdict> {

        private static final long serialVersionUID = 1L;

        VerdictSerializer() {
            super(Verdict.class);
        }

        @Override
        public void serialize(Verdict verdict, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(verdict.header());
        }
    }
}
