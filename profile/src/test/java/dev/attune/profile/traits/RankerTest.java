package dev.attune.profile.traits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Tastes;
import dev.attune.profile.model.Trait;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody likes, and lists in the order that suits them; by words alone. */
final class RankerTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final ConfigFiles FILES = new ConfigFiles(Path.of("../config"));
    private static final TraitReaders TRAITS = TraitReaders.read(FILES);
    private static final Ranker RANKER = new Ranker(TRAITS, new Stems(FILES), new Rarity(FILES));

    @Test
    void aStatedLikeCountsAtOnceAndADislikeAgainst() {
        Tastes tastes = tastes(stated("They love gardening"), stated("They hate opera"));
        assertThat(tastes.liked()).singleElement().satisfies(liking -> {
            assertThat(liking.topic()).isEqualTo("gardening");
            assertThat(liking.isStated()).isTrue();
        });
        assertThat(tastes.disliked()).singleElement().satisfies(liking -> {
            assertThat(liking.topic()).isEqualTo("theatre");
            assertThat(liking.weight()).isNegative();
        });
    }

    @Test
    void aLikeOfNoTopicInTheFileIsATopicOfItsOwn() {
        assertThat(tastes(stated("They love falconry")).liked())
                .extracting(liking -> liking.topic())
                .containsExactly("falconry");
    }

    @Test
    void whoDislikesOneKindMayLikeTheRest() {
        assertThat(tastes(stated("They hate horror films")).disliked())
                .extracting(liking -> liking.topic())
                .containsExactly("horror films");
    }

    @Test
    void anInterestFades() {
        Interest interest = new Interest("chess", 8, 8, 5, NOW);
        double after = TRAITS.tastes().faded(interest, NOW.plus(Duration.ofDays(45)));
        assertThat(after).isBetween(3.9, 4.1);
        assertThat(TRAITS.tastes()
                        .of(profile(List.of(), List.of(interest)), memory -> true, NOW.plus(Duration.ofDays(200)))
                        .liked())
                .isEmpty();
    }

    @Property(tries = 300)
    void noShareIsAboveTheCap(
            @ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 1e6) Double> weights,
            @ForAll @DoubleRange(min = 0.05, max = 1) double cap) {
        double[] shares =
                Shares.capped(weights.stream().mapToDouble(Double::doubleValue).toArray(), cap);
        double sum = 0;
        for (double share : shares) {
            assertThat(share).isBetween(0.0, cap + 1e-9);
            sum += share;
        }
        assertThat(sum).isLessThanOrEqualTo(1 + 1e-9);
    }

    @Test
    void whatTheyLikeComesFirstAndSaysWhy() {
        List<Ranked> ranked = rank(
                profile(List.of(stated("They love gardening")), List.of()),
                0.0,
                "A pasta maker",
                "A raised bed for tomato seedlings");
        assertThat(ranked.get(0).id()).isEqualTo("1");
        assertThat(ranked.get(0).reason()).isEqualTo("because you like gardening");
        assertThat(ranked.get(0).score()).isPositive();
    }

    @Test
    void whatGoesAgainstAConstraintComesLast() {
        Memory allergy = memory("They are allergic to peanuts", Kind.CONSTRAINT, Facet.CONTENT);
        List<Ranked> ranked = rank(
                profile(List.of(allergy, stated("They love cooking")), List.of()),
                0.0,
                "A recipe for peanut noodles",
                "A guide to tax forms",
                "A recipe for peanut-free cookies");
        assertThat(ranked).extracting(Ranked::id).containsExactly("2", "1", "0");
        assertThat(ranked.get(2).reason()).isEqualTo("names peanut, which you avoid");
    }

    @Test
    void whatTheyDislikeComesAfterWhatNothingIsKnownOf() {
        List<Ranked> ranked = rank(
                profile(List.of(stated("They hate horror films")), List.of()),
                0.0,
                "Three horror films",
                "A tax guide");
        assertThat(ranked).extracting(Ranked::id).containsExactly("1", "0");
        assertThat(ranked.get(1).reason()).isEqualTo("you do not care for horror films");
    }

    @Test
    void ofSomebodyUnknownTheOrderStays() {
        assertThat(rank(profile(List.of(), List.of()), null, "b", "a")).allSatisfy(ranked -> {
            assertThat(ranked.reason()).contains("nothing is known");
            assertThat(ranked.serendipity()).isFalse();
        });
    }

    @Property(tries = 40)
    void everyItemHasOnePlaceAndTheSameOneEachTime(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 5) Integer> kinds,
            @ForAll @DoubleRange(min = 0, max = 1) double explore) {
        Profile profile = profile(List.of(stated("They love gardening")), List.of(new Interest("chess", 9, 9, 5, NOW)));
        String[] texts = kinds.stream().map(RankerTest::text).toArray(String[]::new);
        List<Ranked> once = rank(profile, explore, texts);
        assertThat(once).hasSize(texts.length).extracting(Ranked::id).doesNotHaveDuplicates();
        assertThat(rank(profile, explore, texts)).isEqualTo(once);
    }

    @Test
    void theFirstTenKeepTheCapAndTheShareOfWhatIsOutside() {
        Profile profile = profile(
                List.of(),
                List.of(
                        new Interest("gardening", 90, 90, 8, NOW),
                        new Interest("chess", 3, 3, 3, NOW),
                        new Interest("cooking", 3, 3, 3, NOW)));
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < 80; at++) {
            texts.add(text(at % 4 == 3 ? 5 : at % 4));
        }
        List<Ranked> top = rank(profile, 0.2, texts.toArray(String[]::new)).subList(0, 10);
        assertThat(top.stream().filter(Ranked::serendipity)).hasSize(2);
        assertThat(top.stream()
                        .filter(ranked -> ranked.reason().contains("gardening"))
                        .count())
                .isBetween(1L, 4L);
    }

    private static String text(int kind) {
        return switch (kind) {
            case 0 -> "Compost for your garden";
            case 1 -> "A chess opening explained";
            case 2 -> "A recipe for soup";
            default -> "A ticket for the tram number " + kind;
        };
    }

    private static Tastes tastes(Memory... memories) {
        return TRAITS.tastes().of(profile(List.of(memories), List.of()), memory -> true, NOW);
    }

    private static List<Ranked> rank(Profile profile, @Nullable Double explore, String... texts) {
        List<Ranked.Item> items = new ArrayList<>();
        for (String text : texts) {
            items.add(new Ranked.Item(Integer.toString(items.size()), text));
        }
        return RANKER.rank(new RankQuery(profile, items, explore, memory -> true, NOW), RankQuery.Meanings.NONE);
    }

    private static Profile profile(List<Memory> memories, List<? extends Trait> traits) {
        Controls controls = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());
        return new Profile(new Person("default", "kim"), 1, NOW, controls, memories, List.copyOf(traits));
    }

    private static Memory stated(String text) {
        return memory(text, Kind.PREFERENCE, Facet.RECOMMENDATION);
    }

    private static Memory memory(String text, Kind kind, Facet facet) {
        return new Memory(
                "m" + text.hashCode(),
                facet,
                kind,
                text,
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                NOW.minus(Duration.ofDays(1)),
                null,
                null,
                List.of());
    }
}
