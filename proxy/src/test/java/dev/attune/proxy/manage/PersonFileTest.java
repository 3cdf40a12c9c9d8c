package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.foreign.PersonFile;
import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export, read from a file: what is wrong in it is told item by item. */
final class PersonFileTest {

    private static final String TEA =
            "{\"id\": \"m1\", \"facet\": \"content\", \"kind\": \"fact\", \"text\": \"Likes tea\", \"validFrom\": \"2026-01-01T00:00:00Z\"}";

    @Test
    void whatIsRightIsThereAndWhatIsWrongIsNumbered() {
        String bad = TEA.replace("m1", "m2").replace("\"fact\"", "\"colour\"");
        String empty = TEA.replace("m1", "m3").replace("Likes tea", " ");
        PersonFile file = read(TEA + "," + bad + "," + TEA + "," + empty + "," + TEA.replace("m1", "m4"));

        assertThat(file.user()).isEqualTo("kim");
        assertThat(file.content().memories()).extracting(Memory::id).containsExactly("m1", "m4");
        assertThat(file.wrong()).extracting(Problem::item).containsExactly(2, 3, 4);
        assertThat(file.wrong().get(0).what()).contains("profile.memories[1].kind", "must be one of");
        assertThat(file.wrong().get(1).what()).contains("must be its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"format\": \"other\"}",
                "{\"format\": \"attune-person-1\", \"profile\": {}}",
                "{\"format\": \"attune-person-1\", \"profile\": {\"user\": \"kim\"}, \"more\": 1}"
            })
    void whatIsNoExportIsRefused(String content) {
        assertThatThrownBy(() -> ManageApi.read(content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidInput.class);
    }

    private static PersonFile read(String memories) {
        String file =
                "{\"format\": \"attune-person-1\", \"profile\": {\"user\": \"kim\", \"memories\": [" + memories + "]}}";
        return ManageApi.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
