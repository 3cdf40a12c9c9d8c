package dev.attune.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

final class LogShapeTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(LogShapeTest.class);

    @Test
    void aLineIsAnObjectWithWhatItSaysBeside() throws IOException {
        JsonNode line = json(event(null, new KeyValuePair("request", "t1"), new KeyValuePair("status", 200)));

        assertThat(line.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo(LogShapeTest.class.getName());
        assertThat(line.path("message").asText()).isEqualTo("\"what\" happened\n");
        assertThat(line.path("request").asText()).isEqualTo("t1");
        assertThat(line.path("status").asText()).isEqualTo("200");
        assertThat(line.has("thrown")).isFalse();
    }

    @Test
    void whatWasThrownIsToldWithoutWhatItSays() throws IOException {
        Exception thrown = new IllegalStateException("tell nobody", new IOException("nor this"));
        String told = json(event(thrown)).path("thrown").asText();

        assertThat(told)
                .startsWith("java.lang.IllegalStateException\n    at dev.attune.app.watch.LogShapeTest.")
                .contains("\ncaused by java.io.IOException")
                .doesNotContain("tell nobody", "nor this");
        assertThat(new Frames().convert(event(thrown))).isEqualTo(told + "\n");
        assertThat(new Frames().convert(event(null))).isEmpty();
    }

    @Test
    void aLineOfTextHasItInBrackets() {
        assertThat(new Pairs().convert(event(null, new KeyValuePair("request", "t1"), new KeyValuePair("status", 200))))
                .isEqualTo(" (request=t1 status=200)");
        assertThat(new Pairs().convert(event(null))).isEmpty();
    }

    private static JsonNode json(LoggingEvent event) throws IOException {
        String line = new JsonLayout().doLayout(event);
        assertThat(line).endsWith("}\n").hasLineCount(1);
        return new ObjectMapper().readTree(line);
    }

    private static LoggingEvent event(@Nullable Throwable thrown, KeyValuePair... pairs) {
        LoggingEvent event = new LoggingEvent(
                LogShapeTest.class.getName(), LOG, Level.WARN, "\"{}\" happened\n", thrown, new Object[] {"what"});
        event.setKeyValuePairs(List.of(pairs));
        return event;
    }
}
