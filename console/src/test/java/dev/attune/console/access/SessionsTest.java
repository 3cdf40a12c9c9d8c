package dev.attune.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.InvalidInput;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SessionsTest {

    private static final Password PASSWORD = Password.hash("one".toCharArray());
    private static final User VERA = new User("vera", Role.VIEWER, PASSWORD);
    private static final Users USERS = new Users(PASSWORD, List.of(VERA));
    private static final User ADMIN = USERS.find("").orElseThrow();

    private final ManualClock clock = new ManualClock();
    private final Sessions sessions = new Sessions(secret(1), USERS, "", clock);

    @Test
    void aSessionIsRecognisedByItsToken() {
        Session session = sessions.of(ADMIN);

        assertThat(sessions.recognise(sessions.token(session)).map(Session::csrf))
                .hasValue(session.csrf());
    }

    @Test
    void aSessionHoldsOnEveryConsoleWithTheSameSecretAndOnNoOther() {
        String token = sessions.token(sessions.of(ADMIN));

        assertThat(new Sessions(secret(1), USERS, "", clock).recognise(token)).isPresent();
        assertThat(new Sessions(secret(2), USERS, "", clock).recognise(token)).isEmpty();
    }

    @Test
    void aSessionIsOverAfterTwelveHours() {
        String token = sessions.token(sessions.of(ADMIN));

        clock.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(sessions.recognise(token)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.recognise(token)).isEmpty();
    }

    @Test
    void aSessionThatWasSignedOutIsOver() {
        Session session = sessions.of(ADMIN);
        sessions.signOut(session);

        assertThat(sessions.recognise(sessions.token(session))).isEmpty();
        assertThat(sessions.isLive(session)).isFalse();
    }

    @Test
    void aGuestCannotMakeThemselvesAnAdmin() {
        String guest = sessions.token(sessions.guest());

        assertThat(sessions.recognise(guest).orElseThrow().isSignedIn()).isFalse();
        assertThat(sessions.recognise(guest.replace("guest", "admin"))).isEmpty();
    }

    @Test
    void theTokenOfOneSessionsFormsDoesNotFitAnother() {
        Session session = sessions.of(ADMIN);

        assertThat(Sessions.accepts(session, session.csrf())).isTrue();
        assertThat(Sessions.accepts(session, sessions.of(ADMIN).csrf())).isFalse();
        assertThat(Sessions.accepts(session, "")).isFalse();
    }

    @Test
    void aSessionSaysWhoItIsAndWhatTheyMay() {
        Session session = sessions.recognise(sessions.token(sessions.of(VERA))).orElseThrow();

        assertThat(session.name()).isEqualTo("vera");
        assertThat(session.may(Role.VIEWER)).isTrue();
        assertThat(session.may(Role.EDITOR)).isFalse();
    }

    @Test
    void aSessionEndsWithItsUserTheirRoleAndTheirPassword() {
        String token = sessions.token(sessions.of(VERA));
        User promoted = new User("vera", Role.ADMIN, PASSWORD);
        User renewed = new User("vera", Role.VIEWER, Password.hash("two".toCharArray()));

        assertThat(with(List.of(VERA)).recognise(token)).isPresent();
        assertThat(with(List.of()).recognise(token)).isEmpty();
        assertThat(with(List.of(promoted)).recognise(token)).isEmpty();
        assertThat(with(List.of(renewed)).recognise(token)).isEmpty();
    }

    @Test
    void whoAProviderVouchesForIsNobodyOfOursAndLeavesWithTheProvider() {
        Sessions vouching = new Sessions(secret(1), USERS, "provider a", clock);
        Session session = vouching.vouched("vera", Role.EDITOR);
        String token = vouching.token(session);

        assertThat(session.name()).isEqualTo("oidc:vera");
        assertThat(vouching.recognise(token)).hasValue(session);
        assertThat(new Sessions(secret(1), USERS, "provider b", clock).recognise(token))
                .isEmpty();
        assertThat(sessions.recognise(token)).isEmpty();
    }

    @Test
    void nobodyIsConfiguredTwiceOrAsTheFirstAdmin() {
        assertThatThrownBy(() -> new Users(PASSWORD, List.of(VERA, VERA))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Users(PASSWORD, List.of(new User("admin", Role.VIEWER, PASSWORD))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aUserIsReadAsItIsConfigured() {
        User user = User.parse("anna@example.org:editor:" + PASSWORD.encoded());

        assertThat(user.name()).isEqualTo("anna@example.org");
        assertThat(user.role()).isEqualTo(Role.EDITOR);
        assertThat(user.password().verify("one".toCharArray())).isTrue();
        assertThatThrownBy(() -> User.parse("anna:guest:" + PASSWORD.encoded())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> User.parse("anna:editor:plain")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> SigningSecret.of(new byte[31]))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("32");
    }

    @Property(tries = 300)
    void noOtherTextIsASession(@ForAll String anything) {
        assertThat(sessions.recognise(anything)).isEmpty();
    }

    @Property(tries = 100)
    void oneChangedCharacterMakesASessionWorthless(@ForAll int place, @ForAll char other) {
        String token = sessions.token(sessions.of(ADMIN));
        int at = Math.floorMod(place, token.length());
        String changed = token.substring(0, at) + other + token.substring(at + 1);

        assertThat(sessions.recognise(changed).isPresent()).isEqualTo(changed.equals(token));
    }

    private Sessions with(List<User> users) {
        return new Sessions(secret(1), new Users(PASSWORD, users), "", clock);
    }

    private static SigningSecret secret(int seed) {
        byte[] bytes = new byte[SigningSecret.FEWEST_BYTES];
        java.util.Arrays.fill(bytes, (byte) seed);
        return SigningSecret.of(bytes);
    }
}
