package dev.attune.profile.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.SpokenLanguage;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Style;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.Withheld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MannerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final ConfigFiles FILES = new ConfigFiles(Path.of("../config"));
    private static final Manner MANNER = new Manner(FILES);
    private static final Composer COMPOSER = new Composer(FILES);
    private static final Trait BRIEF = dial(Dimension.LENGTH, -0.7);
    private static final Trait GERMAN = new SpokenLanguage("de", 0.8, 5, NOW);

    @ParameterizedTest
    @CsvSource({
        "They want you to be brief,-length",
        "They want short answers,-length",
        "They want you not to ramble,-length",
        "They want you to keep your answers detailed,+length",
        "They want no emojis,-emoji",
        "They want you to stop using emojis,-emoji",
        "They want you not to use bullet points,-structure",
        "They want more examples,+examples",
        "They want you to explain things in simple words,-technical-depth",
        "They want you to explain like they are new to this,-technical-depth",
        "They want you to be casual,-formality",
        "They want you not to make jokes,-humour",
        "They want you to be direct,+directness",
        "They want you not to flatter me,-warmth"
    })
    void aStatedWishSetsItsDimensionAtOnceAndForGood(String text, String end) {
        Style style = MANNER.style(profile(List.of(wish("w", text, NOW))), NOW.plus(Duration.ofDays(900)));
        Dimension dimension = Stream.of(Dimension.values())
                .filter(one -> end.substring(1).equals(one.label()))
                .findFirst()
                .orElseThrow();
        assertThat(style.leanings()).containsOnlyKeys(dimension);
        Style.Leaning leaning = style.leanings().values().iterator().next();
        assertThat(leaning.value()).isEqualTo(end.startsWith("-") ? -0.9 : 0.9);
        assertThat(leaning.confidence()).isGreaterThan(0.9);
        assertThat(leaning.origin()).isEqualTo(Origin.STATED);
    }

    @Test
    void aWishForALanguageIsOneOfTheDials() {
        Style style = MANNER.style(profile(List.of(wish("w", "They want answers in German", NOW)), GERMAN), NOW);
        assertThat(style.language()).isEqualTo(new Style.Tongue("de", 0.95, 1, Origin.STATED, true));
    }

    @Property(tries = 100)
    void whatIsStatedHoldsWhateverBehaviourShows(
            @ForAll @DoubleRange(min = -1, max = 1) double shown, @ForAll @IntRange(max = 2000) int days) {
        Profile profile = profile(List.of(wish("w", "They want long answers", NOW)), dial(Dimension.LENGTH, shown));
        Instant later = NOW.plus(Duration.ofDays(days));
        Style.Leaning leaning = MANNER.style(profile, later).leanings().get(Dimension.LENGTH);
        assertThat(leaning).isNotNull();
        assertThat(leaning.value()).isEqualTo(0.9);
        Standing standing = standing(profile, later);
        assertThat(standing.text()).contains("They want long answers").doesNotContain("short");
        assertThat(standing.withheld()).contains(new Withheld("style:length", Withheld.Reason.ALREADY_SAID));
    }

    @Test
    void theNewestWishHolds() {
        Profile profile = profile(List.of(
                wish("w1", "They want long answers", NOW.minusSeconds(9)), wish("w2", "They want short answers", NOW)));
        assertThat(MANNER.style(profile, NOW).leanings().get(Dimension.LENGTH))
                .satisfies(leaning -> assertThat(leaning.value()).isNegative());
    }

    @Test
    void whatBehaviourShowsIsToldInWordsUnderItsKey() {
        Standing standing = standing(profile(List.of(), BRIEF), NOW);
        assertThat(standing.text()).contains("- They like short answers: a few sentences, unless they ask for more");
        assertThat(standing.ids()).containsExactly("style:length");
    }

    @Test
    void theSameLevelGivesTheSameBytesUntilItFades() {
        Profile profile = profile(List.of(), dial(Dimension.LENGTH, -0.9), dial(Dimension.EMOJI, -0.5));
        Standing now = standing(profile, NOW);
        assertThat(standing(profile, NOW.plus(Duration.ofDays(10)))).isEqualTo(now);
        Instant until = Optional.ofNullable(now.until()).orElseThrow();
        assertThat(standing(profile, until.minusSeconds(2)).text()).isEqualTo(now.text());
        assertThat(standing(profile, until).text()).isNotEqualTo(now.text());
        Profile confirmed = profile(
                List.of(),
                new Dial(Dimension.LENGTH, -0.8, 0.7, 40, NOW.plusSeconds(86_400)),
                dial(Dimension.EMOJI, -0.4));
        assertThat(standing(confirmed, NOW.plusSeconds(90_000)).text()).isEqualTo(now.text());
    }

    @Property(tries = 60)
    void fadesToNothing(@ForAll @DoubleRange(min = -1, max = 1) double value, @ForAll @IntRange(min = 55) int days) {
        Profile profile = profile(List.of(), dial(Dimension.HUMOUR, value));
        assertThat(standing(profile, NOW.plus(Duration.ofDays(days % 10_000 + 55L)))
                        .text())
                .isEmpty();
    }

    @Test
    void whatIsNotSureEnoughIsKeptBackAndSaidSo() {
        Standing standing = standing(profile(List.of(), new Dial(Dimension.LENGTH, -0.9, 0.2, 2, NOW)), NOW);
        assertThat(standing.text()).isEmpty();
        assertThat(standing.withheld()).containsExactly(new Withheld("style:length", Withheld.Reason.NOT_RIPE));
    }

    @Test
    void fewDialsAreToldOfSomebodyNewAndFewerWhereTheyWantItSubtle() {
        Trait[] dials = Stream.of(Dimension.values())
                .map(dimension -> dial(dimension, 0.8))
                .toArray(Trait[]::new);
        assertThat(standing(profile(List.of(), dials), NOW).told()).hasSize(2);
        Profile subtle = new Profile(
                new Person("default", "kim"),
                1,
                NOW,
                new Controls(Personalization.ON, Map.of(), Intensity.SUBTLE, Map.of()),
                List.of(),
                Arrays.asList(dials));
        Standing standing = standing(subtle, NOW);
        assertThat(standing.told()).hasSize(1);
        assertThat(standing.withheld()).hasSize(8).allMatch(one -> one.reason() == Withheld.Reason.OVER_BUDGET);
    }

    @Test
    void theirUsualLanguageIsNeverHeldAgainstTheMessage() {
        Standings standings = COMPOSER.standings(profile(List.of(), GERMAN, BRIEF), memory -> Optional.empty(), NOW);
        assertThat(COMPOSER.standing(standings, "Wie geht das mit dem Kuchen?").text())
                .contains("They write in German")
                .contains("short answers");
        assertThat(COMPOSER.standing(standings, "42").text()).contains("They write in German");
        assertThat(COMPOSER.standing(standings, "How do I bake a cake that is not dry?")
                        .text())
                .doesNotContain("German")
                .contains("short answers");
    }

    @Test
    void whatWasToldOfADialMayBeToldAgainUntilItTurns() {
        Standing told = standing(profile(List.of(), BRIEF), NOW);
        Passage passage = Passage.of(told.text(), told.tokens(), told.told());
        assertThat(tellable(profile(List.of(), dial(Dimension.LENGTH, -0.4)))
                        .allows(passage, memory -> Optional.empty()))
                .isTrue();
        assertThat(tellable(profile(List.of(), dial(Dimension.LENGTH, 0.4)))
                        .allows(passage, memory -> Optional.empty()))
                .isFalse();
        assertThat(tellable(profile(List.of())).allows(passage, memory -> Optional.empty()))
                .isFalse();
        assertThat(tellable(profile(List.of(), BRIEF))
                        .allows(passage, memory -> Optional.of(Withheld.Reason.FACET_OFF)))
                .isFalse();
    }

    @Test
    void aValueIsShownAsItHasFaded() {
        assertThat(MANNER.style(profile(List.of(), BRIEF), NOW.plus(Duration.ofDays(30)))
                        .leanings()
                        .get(Dimension.LENGTH))
                .satisfies(leaning -> assertThat(leaning.value()).isCloseTo(-0.35, within(1e-9)));
    }

    private static Tellable tellable(Profile profile) {
        return COMPOSER.tellable(profile, NOW);
    }

    private static Standing standing(Profile profile, Instant at) {
        return COMPOSER.standing(profile, memory -> Optional.empty(), at);
    }

    private static Trait dial(Dimension dimension, double value) {
        return new Dial(dimension, value, 0.7, 6, NOW);
    }

    private static Profile profile(List<Memory> memories, Trait... traits) {
        return new Profile(
                new Person("default", "kim"),
                1,
                NOW,
                new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of()),
                memories,
                List.of(traits));
    }

    private static Memory wish(String id, String text, Instant from) {
        return new Memory(
                id,
                Facet.STYLE,
                Kind.INSTRUCTION,
                text,
                Origin.STATED,
                0.9,
                0.85,
                null,
                Status.ACTIVE,
                from,
                null,
                null,
                List.of());
    }
}
