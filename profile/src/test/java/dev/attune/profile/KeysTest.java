package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys on a real store, made in one process and used in another. */
final class KeysTest {

    private RedisFixture redis;
    private Profiles console;
    private Profiles proxy;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        console = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
        proxy = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
    }

    @AfterEach
    void close() {
        proxy.close();
        console.close();
        redis.close();
    }

    @Test
    void aKeyIsFoundByItsTextAsItWasMade() {
        AppKey.Scope scope =
                new AppKey.Scope("acme", "local", false, true, new AppKey.Limits(10, null, Integer.MAX_VALUE));
        Keys.Created created = get(console.keys().create("shop", scope));

        assertThat(Keys.hasForm(created.text())).isTrue();
        assertThat(created.text()).hasSize(44);
        assertThat(created.toString()).doesNotContain(created.text());
        assertThat(get(proxy.keys().find(created.text()))).contains(created.key());
        assertThat(created.key().scope()).isEqualTo(scope);
    }

    @Test
    void whatWasNoKeyWhenAskedIsOneOnceItIsMade() {
        String other =
                get(console.keys().create("first", AppKey.Scope.all("acme"))).text();
        String text = other.substring(0, 43) + (other.endsWith("a") ? "b" : "a");
        assertThat(get(proxy.keys().find(text))).isEmpty();
        assertThat(get(proxy.keys().find("atn_short"))).isEmpty();
        assertThat(get(proxy.keys().find(other))).isPresent();
    }

    @Test
    void aRevocationIsKnownToTheOtherProcess() {
        Keys.Created created = get(console.keys().create("shop", AppKey.Scope.all("acme")));
        assertThat(get(proxy.keys().find(created.text())).orElseThrow().isRevoked())
                .isFalse();

        AppKey revoked = get(console.keys().revoke("acme", created.key().id()));

        assertThat(revoked.isRevoked()).isTrue();
        Eventually.holds(() -> assertThat(
                        get(proxy.keys().find(created.text())).orElseThrow().isRevoked())
                .isTrue());
        assertThat(get(console.keys().revoke("acme", created.key().id()))).isEqualTo(revoked);
    }

    @Test
    void oneTenantNeitherSeesNorRevokesTheKeysOfAnother() {
        Keys.Created created = get(console.keys().create("shop", AppKey.Scope.all("acme")));
        assertThat(get(console.keys().list("other", Page.Request.FIRST)).items())
                .isEmpty();
        assertThatThrownBy(
                        () -> get(console.keys().revoke("other", created.key().id())))
                .hasCauseInstanceOf(ProfileFailure.class);
        assertThat(get(proxy.keys().find(created.text())).orElseThrow().isRevoked())
                .isFalse();
    }

    @Test
    void theListGoesOnWhereItStoppedAndShowsTheLastUse() {
        Set<String> made = new HashSet<>();
        for (int number = 0; number < 5; number++) {
            made.add(get(console.keys().create("key " + number, AppKey.Scope.all("acme")))
                    .key()
                    .id());
        }
        List<AppKey> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<AppKey> page = get(console.keys().list("acme", new Page.Request(2, cursor)));
            all.addAll(page.items());
            cursor = page.cursor();
        } while (cursor != null);
        assertThat(all).extracting(AppKey::id).containsExactlyInAnyOrderElementsOf(made);

        proxy.keys().used(all.get(0));
        Eventually.holds(() -> assertThat(
                        get(console.keys().list("acme", Page.Request.FIRST)).items())
                .anyMatch(key -> key.lastUsedAt() != null));
    }

    @Test
    void aTenantHasSoManyKeysAndNotOneMore() {
        Keys.Created last = get(console.keys().create("key", AppKey.Scope.all("acme")));
        for (int number = 1; number < 1_000; number++) {
            last = get(console.keys().create("key " + number, AppKey.Scope.all("acme")));
        }
        assertNoMore();

        // One that is revoked makes room.
        get(console.keys().revoke("acme", last.key().id()));
        Keys.Created next = get(console.keys().create("one in its place", AppKey.Scope.all("acme")));
        assertThat(get(console.keys().find(last.text()))).isEmpty();
        assertThat(get(console.keys().find(next.text()))).contains(next.key());
        assertNoMore();
    }

    private void assertNoMore() {
        assertThatThrownBy(() -> get(console.keys().create("one more", AppKey.Scope.all("acme"))))
                .cause()
                .isInstanceOfSatisfying(
                        ProfileFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ProfileFailure.Code.TOO_LARGE))
                .hasMessageContaining("1000 keys");
        assertThat(get(console.keys().create("another tenant's", AppKey.Scope.all("other")))
                        .text())
                .isNotEmpty();
    }

    @Test
    void aStoreThatIsAwayDoesNotSayThatThereIsNoKey() {
        Keys.Created created = get(console.keys().create("shop", AppKey.Scope.all("acme")));
        redis.stop();
        Eventually.holds(() -> assertThatThrownBy(() -> get(proxy.keys().find(created.text())))
                .cause()
                .isInstanceOfSatisfying(
                        ProfileFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ProfileFailure.Code.STORE_UNAVAILABLE)));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
