package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person costs in Redis, so that a million of them fit one node. With the default settings of Redis a hash of longer values is a
 * table, which costs a hundred octets for each; allowing it longer values in its compact form saves most of that.
 */
final class FootprintTest {

    private static final Logger LOG = LoggerFactory.getLogger(FootprintTest.class);
    private static final int MEMORIES = 100;
    private static final List<String> WORDS = List.of(
            "lives in Lisbon with two cats and a dog",
            "prefers short answers with one example in Python",
            "is allergic to peanuts and avoids sesame too",
            "works as a nurse on night shifts in a hospital");

    @ParameterizedTest
    @CsvSource({"64, 680", "512, 620"})
    void aMemoryWithItsQuoteAndItsEventAndItsTurnStaysSmall(int longestInCompactHash, long mostOctets) {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS));
                RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().configSet("hash-max-ziplist-value", Integer.toString(longestInCompactHash));
            Person person = new Person(Person.DEFAULT_TENANT, "person");
            learnMany(store, person);
            Keys keys = Keys.of(person);
            long state = octets(connection, keys.profile()) / MEMORIES;
            long history = octets(connection, keys.history()) / MEMORIES;
            long turn = octets(connection, keys.turns()) / MEMORIES;
            LOG.info("octets for each memory: {} state, {} history, {} turn", state, history, turn);
            long all = state + history + turn;
            assertThat(all).isBetween(1L, mostOctets);
        }
    }

    private static void learnMany(RedisStore store, Person person) {
        Profile profile = Profile.empty(person, Samples.DEFAULTS);
        for (int number = 0; number < MEMORIES; number++) {
            Commit commit = Eventually.get(store.profiles().commit(draft(profile, number)));
            profile = ((Commit.Done) commit).profile();
        }
    }

    private static Draft draft(Profile base, int number) {
        Instant at = Instant.ofEpochMilli(1_772_000_000_000L + 60_000L * number);
        String turn = "8c1f0d5e-6a7b-4c2d-9e3f-%012d".formatted(number);
        String words = WORDS.get(number % WORDS.size());
        Evidence evidence = new Evidence(turn, "By the way, my friend " + words + ", number " + number, at);
        Memory memory = new Memory(
                "mabcdefgh%04d".formatted(number),
                Facet.CONTENT,
                Kind.FACT,
                words + ", number " + number,
                Origin.STATED,
                0.85,
                0.6,
                null,
                Status.ACTIVE,
                at,
                null,
                null,
                List.of(evidence));
        Adaptation adaptation = new Adaptation(
                Draft.idOf(base, 0),
                at,
                What.LEARNED,
                Facet.CONTENT,
                List.of(Change.of(memory)),
                List.of(evidence),
                Author.LEARNER,
                "You said so in this conversation.",
                null);
        return Draft.learned(base, List.of(adaptation), List.of(turn), Instant.now());
    }

    private static long octets(StatefulRedisConnection<String, String> connection, String key) {
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8)
                .add("USAGE")
                .addKey(key)
                .add("SAMPLES")
                .add(0);
        return connection.sync().dispatch(CommandType.MEMORY, new IntegerOutput<>(StringCodec.UTF8), arguments);
    }
}
