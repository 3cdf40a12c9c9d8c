package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what somebody says of where they are to the time zone that they are met in. */
final class StatedZoneTest {

    private static RedisFixture redis;
    private static Profiles profiles;

    @BeforeAll
    static void open() {
        redis = RedisFixture.open();
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
    }

    @AfterAll
    static void close() {
        profiles.close();
        redis.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I live in Berlin. | Europe/Berlin",
                "I'm in New York. | America/New_York",
                "I'm based in Nairobi. | Africa/Nairobi",
                "I live in the Netherlands with my dog. | Europe/Amsterdam",
                "I live in Costa Rica. | America/Costa_Rica",
                "I moved to Tallinn. | Europe/Tallinn",
                "My time zone is Asia/Tokyo. | Asia/Tokyo",
                "My time zone is UTC+2. | UTC+02:00",
            })
    void aPlaceStatesATimeZone(String words, String zone) {
        assertThat(said(words).name()).isEqualTo(zone);
        assertThat(said(words).stated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I live in Russia.",
                "I live in the countryside.",
                "My brother lives in Tokyo.",
                "I'm in trouble.",
            })
    void whatNamesNoSinglePlaceStatesNone(String words) {
        assertThat(said(words).name()).isNull();
    }

    private static Engagement.Zone said(String words) {
        Person person = new Person("default", "p" + Integer.toHexString(words.hashCode()));
        await(profiles.learning()
                .teachAndWait(
                        new Exchange(person, "c1", List.of(new Turn("t1", Role.USER, null, words, Instant.now())))));
        return await(profiles.insights().engagement(person)).timezone();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
