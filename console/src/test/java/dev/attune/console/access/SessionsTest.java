package dev.attune.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.InvalidInput;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SessionsTest {

    private final ManualClock clock = new ManualClock();
    private final Sessions sessions = new Sessions(secret(1), clock);

    @Test
    void aSessionIsRecognisedByItsToken() {
        Session session = sessions.admin();

        assertThat(sessions.recognise(sessions.token(session)).map(Session::csrf))
                .hasValue(session.csrf());
    }

    @Test
    void aSessionHoldsOnEveryConsoleWithTheSameSecretAndOnNoOther() {
        String token = sessions.token(sessions.admin());

        assertThat(new Sessions(secret(1), clock).recognise(token)).isPresent();
        assertThat(new Sessions(secret(2), clock).recognise(token)).isEmpty();
    }

    @Test
    void aSessionIsOverAfterTwelveHours() {
        String token = sessions.token(sessions.admin());

        clock.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(sessions.recognise(token)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.recognise(token)).isEmpty();
    }

    @Test
    void aSessionThatWasSignedOutIsOver() {
        Session session = sessions.admin();
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
        Session session = sessions.admin();

        assertThat(Sessions.accepts(session, session.csrf())).isTrue();
        assertThat(Sessions.accepts(session, sessions.admin().csrf())).isFalse();
        assertThat(Sessions.accepts(session, "")).isFalse();
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
        String token = sessions.token(sessions.admin());
        int at = Math.floorMod(place, token.length());
        String changed = token.substring(0, at) + other + token.substring(at + 1);

        assertThat(sessions.recognise(changed).isPresent()).isEqualTo(changed.equals(token));
    }

    private static SigningSecret secret(int seed) {
        byte[] bytes = new byte[SigningSecret.FEWEST_BYTES];
        java.util.Arrays.fill(bytes, (byte) seed);
        return SigningSecret.of(bytes);
    }
}
