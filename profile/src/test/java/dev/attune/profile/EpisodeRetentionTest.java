package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** How long an episode is kept when that is changed in between. */
final class EpisodeRetentionTest {

    private static final Instant SAID = Instant.parse("2026-01-01T12:00:00Z");

    @Example
    void aShorterTimeConcernsWhatIsThereToo() {
        EpisodeKeeper keeper = new EpisodeKeeper(new EpisodeSettings(30, 100), Set.of(90));
        Memory episode = heard(SAID.plusSeconds(2), 90);
        assertThat(isKept(keeper, episode, SAID.plus(Duration.ofDays(29)))).isTrue();
        assertThat(isKept(keeper, episode, SAID.plus(Duration.ofDays(31)))).isFalse();
        assertThat(keeper.heardAt(episode)).isEqualTo(SAID.plusSeconds(2));
    }

    @Example
    void aLongerTimeConcernsWhatIsHeardFromThenOn() {
        EpisodeKeeper keeper = new EpisodeKeeper(new EpisodeSettings(90, 100), Set.of(30));
        assertThat(isKept(keeper, heard(SAID, 30), SAID.plus(Duration.ofDays(31))))
                .isFalse();
        assertThat(isKept(keeper, heard(SAID, 90), SAID.plus(Duration.ofDays(31))))
                .isTrue();
    }

    @Example
    void noDaysAtAllLeaveNothing() {
        EpisodeKeeper keeper = new EpisodeKeeper(new EpisodeSettings(0, 100), Set.of(90, 7));
        assertThat(isKept(keeper, heard(SAID, 90), SAID.plusSeconds(60))).isFalse();
        assertThat(isKept(keeper, heard(SAID, 7), SAID.plusSeconds(60))).isFalse();
    }

    @Property
    void nothingIsKeptForLongerThanWasSaidAtAnyTime(
            @ForAll @Size(min = 1, max = 5) Set<@IntRange(max = 400) Integer> ever,
            @ForAll @IntRange(max = 500) int lateDays,
            @ForAll @IntRange(max = 400) int nowDays) {
        EpisodeKeeper keeper = new EpisodeKeeper(new EpisodeSettings(nowDays, 100), ever);
        Set<Integer> all = new HashSet<>(ever);
        all.add(nowDays);
        for (int days : all) {
            Instant heard = SAID.plus(Duration.ofDays(lateDays));
            Memory episode = heard(heard, days);
            assertThat(isKept(keeper, episode, heard.plus(Duration.ofDays(Math.min(days, nowDays)))))
                    .isFalse();
            // What is heard as it is said goes neither sooner than it has to.
            boolean goesEarly = lateDays > 0;
            assertThat(goesEarly
                            || nowDays == 0
                            || days == 0
                            || isKept(
                                    keeper,
                                    heard(SAID, days),
                                    SAID.plus(Duration.ofDays(Math.min(days, nowDays)))
                                            .minusSeconds(1)))
                    .isTrue();
        }
    }

    private static boolean isKept(EpisodeKeeper keeper, Memory episode, Instant at) {
        Profile profile =
                Profile.empty(new Person("default", "kim"), Rooms.DEFAULTS).with(List.of(Change.of(episode)));
        return keeper.changes(profile, List.of(), List.of(), at).isEmpty();
    }

    private static Memory heard(Instant heard, int days) {
        return new Memory(
                "e1",
                Facet.CONTENT,
                Kind.EPISODE,
                "We saw two otters.",
                Origin.STATED,
                1,
                0.3,
                null,
                Status.ACTIVE,
                SAID,
                heard.plus(Duration.ofDays(days)),
                null,
                List.of(new Evidence("t1", "We saw two otters.", SAID)));
    }
}
