package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Trait;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TraitViewTest {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
    private static final ObjectMapper READER = new ObjectMapper();

    static Stream<Trait> traits() {
        return Stream.of(
                new Dial(Dimension.TECHNICAL_DEPTH, -0.5, 0.75, 9, AT),
                new SpokenLanguage("de", 0.9, 12, AT),
                new Interest("gardening: roses", 3.25, 40, 7, AT),
                new Expertise("programming", 0.8, 0.6, 5, AT),
                new Rhythm("Europe/Berlin", true, List.of(0, 9, 167), 20.5, null, -1, 0.25, 30, AT),
                new Rhythm(null, false, List.of(), null, 4.0, 0, 0, 1, AT));
    }

    @ParameterizedTest
    @MethodSource("traits")
    void whatIsExportedIsReadBack(Trait trait) throws Exception {
        String json = Json.write(TraitView.of(trait)).toString();
        assertThat(TraitView.read(Fields.of(READER.readTree(json)))).isEqualTo(trait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"trait\":\"dial\",\"dimension\":\"width\",\"value\":0,\"confidence\":0,\"evidence\":1,\"at\":\"2026-03-04T05:06:07Z\"}",
                "{\"trait\":\"dial\",\"dimension\":\"length\",\"value\":2,\"confidence\":0,\"evidence\":1,\"at\":\"2026-03-04T05:06:07Z\"}",
                "{\"trait\":\"dial\",\"dimension\":\"length\",\"value\":0,\"confidence\":0,\"evidence\":-1,\"at\":\"2026-03-04T05:06:07Z\"}",
                "{\"trait\":\"mood\",\"at\":\"2026-03-04T05:06:07Z\"}",
                "{\"trait\":\"interest\",\"topic\":\"\",\"weight\":1,\"evidence\":1,\"conversations\":1,\"at\":\"2026-03-04T05:06:07Z\"}",
                "{\"trait\":\"language\",\"language\":\"de\",\"confidence\":0.5,\"evidence\":1}"
            })
    void whatIsNoTraitIsRefused(String json) throws Exception {
        Fields fields = Fields.of(READER.readTree(json));
        assertThatThrownBy(() -> TraitView.read(fields)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        Fields fields = Fields.of(READER.readTree("{\"trait\":\"dial\",\"at\":\"2026-03-04T05:06:07Z\"}"));
        assertThatThrownBy(() -> TraitView.read(fields)).hasMessageContaining("missing");
    }
}
