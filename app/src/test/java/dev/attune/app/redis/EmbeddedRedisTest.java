package dev.attune.app.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.Eventually;
import dev.attune.app.start.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRedisTest {

    @TempDir
    Path temporary = Path.of("unset");

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data())) {
            call(redis.url(), "SET key value");
        }
        try (EmbeddedRedis redis = EmbeddedRedis.start(data())) {
            assertThat(call(redis.url(), "GET key")).isEqualTo("value");
        }
    }

    @Test
    void theServerEndsWithUs() throws Exception {
        ProcessHandle server;
        try (EmbeddedRedis redis = EmbeddedRedis.start(data())) {
            server = server(redis.url());
            assertThat(server.isAlive()).isTrue();
        }
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void aServerThatOutlivedItsAttuneIsEndedWithoutLoss() throws Exception {
        RedisFolder folder = RedisFolder.in(data());
        RedisAddress address = RedisAddress.fresh();
        folder.configure(address);
        // What kill -9 of the JVM leaves behind: a server that nobody watches, and no lock.
        RedisChild.start(RedisBinary.unpack(folder.path()), folder, () -> {});
        ProcessHandle orphan = server(address.url());
        call(address.url(), "SET key value");

        try (EmbeddedRedis redis = EmbeddedRedis.start(data())) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(call(redis.url(), "GET key")).isEqualTo("value");
        }
    }

    @Test
    void anOrphanThatDoesNotKnowOurPasswordIsFoundByItsProcess() throws Exception {
        RedisFolder folder = RedisFolder.in(data());
        RedisAddress address = RedisAddress.fresh();
        folder.configure(address);
        RedisChild.start(RedisBinary.unpack(folder.path()), folder, () -> {});
        ProcessHandle orphan = server(address.url());
        folder.configure(RedisAddress.fresh());

        EmbeddedRedis.start(data()).close();

        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void aStrangerWhoHasTheOldProcessIdIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("cat").start();
        try {
            RedisFolder folder = RedisFolder.in(data());
            Files.writeString(folder.path().resolve("redis.pid"), stranger.pid() + "\n");

            EmbeddedRedis.start(data()).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainOnTheSamePort() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data())) {
            call(redis.url(), "SET key value");
            server(redis.url()).destroyForcibly();

            Eventually.holds(() -> answers(redis.url(), "GET key").equals("value"));
        }
    }

    @Test
    void aSecondOneOnTheSameFolderIsRefused() throws Exception {
        EmbeddedRedis first = EmbeddedRedis.start(data());
        try (first) {
            assertThatThrownBy(() -> EmbeddedRedis.start(data()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("another Attune runs on " + data().toRealPath())
                    .hasMessageContaining("ATTUNE_DATA_DIR")
                    .hasMessageNotContaining("\n");
            assertThat(call(first.url(), "PING")).isEqualTo("PONG");
        }
        EmbeddedRedis.start(data()).close();
    }

    @Test
    void nobodyElseMayReadTheFolder() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data())) {
            assertThat(redis.url()).contains("127.0.0.1");
            assertThat(mode(data())).isEqualTo("rwx------");
            assertThat(mode(data().resolve("redis"))).isEqualTo("rwx------");
            assertThat(mode(data().resolve("redis/redis.conf"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aStrangerWithoutThePasswordIsTurnedAway() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data())) {
            int port = URI.create(redis.url()).getPort();

            assertThatThrownBy(() -> RedisLink.open(new RedisAddress(port, "guess")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatCannotLoadItsFileStopsTheStartWithItsLastWord() throws Exception {
        Files.writeString(RedisFolder.in(data()).path().resolve("appendonly.aof"), "this is no append-only file\n");

        assertThatThrownBy(() -> EmbeddedRedis.start(data()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Bad file format")
                .hasMessageContaining("ATTUNE_REDIS_URL");
    }

    @Test
    void thereIsAServerForTheUsualPlatformsAlone() {
        assertThat(RedisBinary.resource("Linux", "amd64")).isNotNull();
        assertThat(RedisBinary.resource("Linux", "aarch64")).isNotNull();
        assertThat(RedisBinary.resource("Mac OS X", "aarch64")).isNotNull();
        assertThat(RedisBinary.resource("Windows 11", "amd64")).isNull();
        assertThat(RedisBinary.resource("Linux", "riscv64")).isNull();
    }

    private Path data() {
        return temporary.resolve("data with space");
    }

    private static ProcessHandle server(String url) throws IOException {
        try (RedisLink link = link(url)) {
            return ProcessHandle.of(link.processId()).orElseThrow();
        }
    }

    private static String call(String url, String command) throws IOException {
        try (RedisLink link = link(url)) {
            return link.call(command);
        }
    }

    private static String answers(String url, String command) {
        try {
            return call(url, command);
        } catch (IOException away) {
            return "";
        }
    }

    private static RedisLink link(String url) throws IOException {
        URI address = URI.create(url);
        return RedisLink.open(
                new RedisAddress(address.getPort(), address.getUserInfo().substring(1)));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
