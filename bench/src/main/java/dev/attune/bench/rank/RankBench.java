package dev.attune.bench.rank;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import dev.attune.profile.model.Status;
import dev.attune.profile.text.Encoder;
import dev.attune.profile.text.MiniLm;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import dev.attune.profile.traits.RankQuery;
import dev.attune.profile.traits.Ranker;
import dev.attune.profile.traits.TraitReaders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The share of the first ten that a person likes. Each person stated four likes; the list has three items of each like of everybody, worded
 * as a shop or a calendar would, most without a word of the statement.
 */
public final class RankBench {

    private static final int TOP = 10;
    private static final int ROUNDS = 20;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final List<Like> LIKES = List.of(
            new Like(
                    "They love gardening",
                    "Five perennials for a shady corner",
                    "Compost bin, 200 litres",
                    "How to get more tomatoes from a balcony"),
            new Like(
                    "They enjoy baking bread",
                    "A sourdough starter in seven days",
                    "Rye flour from the old mill",
                    "Why your crust will not crackle"),
            new Like(
                    "They are into astronomy",
                    "Meteor shower on Thursday night",
                    "Dobsonian telescope, eight inches",
                    "Where to see Saturn's rings"),
            new Like(
                    "They like chess",
                    "Endgames with rook and pawn",
                    "Blitz tournament in the town hall",
                    "The Sicilian explained in one evening"),
            new Like(
                    "They love jazz",
                    "Miles Davis on vinyl, first pressing",
                    "A trio plays in the cellar on Friday",
                    "Learn to hear the blue notes"),
            new Like(
                    "They enjoy trail running",
                    "Shoes with grip for muddy slopes",
                    "Half marathon through the forest",
                    "Hill repeats for beginners"),
            new Like(
                    "They are fascinated by ancient Rome",
                    "A walk through Pompeii in pictures",
                    "How the legions were fed",
                    "Aqueducts that still carry water"),
            new Like(
                    "They love photography",
                    "Fast 35 mm lens, used",
                    "Golden hour: when to leave the house",
                    "Street portraits without fear"),
            new Like(
                    "They are passionate about cycling",
                    "Gravel tyres, 40 mm",
                    "A weekend tour along the canal",
                    "How to fit a new chain"),
            new Like(
                    "They like board games",
                    "A co-operative game for four on a rainy evening",
                    "Strategy for small islands and sheep",
                    "Meeples made of wood"),
            new Like(
                    "They collect stamps",
                    "Rare issue from 1923 with postmark",
                    "Album with clear pockets for philatelists",
                    "Auction of colonial postage"),
            new Like(
                    "They enjoy birdwatching",
                    "Binoculars, ten by forty-two",
                    "Owls of the northern woods",
                    "Feeder that squirrels cannot reach"),
            new Like(
                    "They love Japanese cooking",
                    "Make your own ramen broth",
                    "Knives from Sakai",
                    "Miso: white, red or barley"),
            new Like(
                    "They are into woodworking",
                    "Dovetail saw, fine teeth",
                    "Build a bench for the hallway",
                    "Oil or wax for oak?"),
            new Like(
                    "They like knitting",
                    "Merino yarn, six colours",
                    "A pattern for warm socks",
                    "Cable stitches step by step"),
            new Like(
                    "They enjoy scuba diving",
                    "Wrecks of the Red Sea",
                    "Regulator service, while you wait",
                    "Night dives: what glows down there"));

    private final TraitReaders traits;
    private final Ranker ranker;
    private final Stems stems;

    private RankBench(ConfigFiles files) {
        this.traits = TraitReaders.read(files);
        this.stems = new Stems(files);
        this.ranker = new Ranker(traits, stems, new Rarity(files));
    }

    private record Like(String statement, List<String> items) {

        Like(String statement, String... items) {
            this(statement, List.of(items));
        }
    }

    public static void main(String[] arguments) {
        RankBench bench = new RankBench(new ConfigFiles(Path.of(arguments.length > 0 ? arguments[0] : "config")));
        bench.run(MiniLm.load());
    }

    private void run(Encoder encoder) {
        Map<String, float[]> known = new HashMap<>();
        double[] sums = new double[5];
        double micros = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<Like> likes = new ArrayList<>(LIKES);
            Collections.shuffle(likes, random);
            List<Like> own = likes.subList(0, 4);
            List<Ranked.Item> items = items(random);
            Set<String> liked = new HashSet<>();
            own.forEach(like -> liked.addAll(like.items()));
            Profile profile = profile(own);
            RankQuery query = new RankQuery(profile, items, 0.0, memory -> true, NOW);
            ranker.texts(query).forEach(text -> known.computeIfAbsent(text, encoder::encode));
            RankQuery exploring = new RankQuery(profile, items, 0.1, memory -> true, NOW);
            sums[0] += share(items.stream().map(Ranked.Item::id).toList(), liked);
            sums[1] += share(byWords(own, items), liked);
            sums[2] += share(ids(ranker.rank(query, RankQuery.Meanings.NONE)), liked);
            long began = System.nanoTime();
            sums[3] += share(ids(ranker.rank(query, new RankQuery.Meanings(known))), liked);
            micros += (System.nanoTime() - began) / 1_000.0;
            sums[4] += share(ids(ranker.rank(exploring, new RankQuery.Meanings(known))), liked);
        }
        String[] names = {
            "random", "words in common", "rank, words and topics", "rank, and meaning", "rank, and a tenth outside"
        };
        for (int at = 0; at < names.length; at++) {
            System.out.printf(Locale.ROOT, "%-28s %.2f%n", names[at], sums[at] / ROUNDS);
        }
        System.out.printf(
                Locale.ROOT, "%d items, %.0f us each list, encoding left out%n", LIKES.size() * 3, micros / ROUNDS);
    }

    private static List<Ranked.Item> items(Random random) {
        List<Ranked.Item> items = new ArrayList<>();
        LIKES.forEach(like -> like.items().forEach(text -> items.add(new Ranked.Item(text, text))));
        Collections.shuffle(items, random);
        return items;
    }

    private List<String> byWords(List<Like> own, List<Ranked.Item> items) {
        Set<String> words = new HashSet<>();
        own.forEach(like -> words.addAll(stems.of(like.statement())));
        return items.stream()
                .sorted(Comparator.comparingLong((Ranked.Item item) ->
                        -stems.of(item.text()).stream().filter(words::contains).count()))
                .map(Ranked.Item::id)
                .toList();
    }

    private static List<String> ids(List<Ranked> ranked) {
        return ranked.stream().map(Ranked::id).toList();
    }

    private static double share(List<String> ids, Set<String> liked) {
        return ids.subList(0, TOP).stream().filter(liked::contains).count() / (double) TOP;
    }

    private static Profile profile(List<Like> own) {
        Controls controls = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());
        List<Memory> memories = own.stream().map(RankBench::memory).toList();
        return new Profile(new Person("bench", "somebody"), 1, NOW, controls, memories);
    }

    private static Memory memory(Like like) {
        return new Memory(
                "m" + like.statement().hashCode(),
                Facet.RECOMMENDATION,
                Kind.PREFERENCE,
                like.statement(),
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                NOW.minusSeconds(60),
                null,
                null,
                List.of());
    }
}
