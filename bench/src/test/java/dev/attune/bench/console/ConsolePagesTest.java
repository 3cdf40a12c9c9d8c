package dev.attune.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConsolePagesTest {

    @Test
    void everyPageOfTheConsoleIsTimed() {
        try (RedisFixture redis = RedisFixture.open();
                Profiles profiles =
                        Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))))) {
            assertThat(ConsolePages.of(ConsoleBench.routes(profiles), Size.USUAL))
                    .containsKeys("/", "/people", "/own");
        }
    }
}
