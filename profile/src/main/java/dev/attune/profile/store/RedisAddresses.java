package dev.attune.profile.store;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where Redis is.
 *
 * @param all one, or some nodes of a cluster that know the others
 */
record RedisAddresses(boolean isCluster, List<RedisURI> all) {

    /** Hosts and ports as they should be, for Lettuce takes what is no port as part of the host. */
    private static final Pattern ADDRESS =
            Pattern.compile("(redis|rediss)://([^@/]*@)?(\\[[^\\]]+]|[^:/@\\[\\]?#]+)(:\\d{1,5})?([/?#].*)?"
                    + "|redis-sentinel://([^@/]*@)?[^:/@?#]+(:\\d{1,5})?(,[^:/@?#]+(:\\d{1,5})?)*([/?].*)?#.+");

    private static final String CLUSTER = "redis-cluster://";
    private static final String SECURE_CLUSTER = "rediss-cluster://";
    private static final String NODE = "(\\[[^\\]]+]|[^:/@,\\[\\]?#]+)(:\\d{1,5})?";
    private static final Pattern NODES = Pattern.compile("([^@/]*@)?" + NODE + "(," + NODE + ")*");

    RedisAddresses {
        all = List.copyOf(all);
    }

    /** Fails with an {@link IllegalArgumentException} that teaches when the address cannot be right. */
    static RedisAddresses of(String url, Duration timeout) {
        boolean secure = url.startsWith(SECURE_CLUSTER);
        boolean cluster = secure || url.startsWith(CLUSTER);
        List<RedisURI> addresses = cluster
                ? nodes(url.substring((secure ? SECURE_CLUSTER : CLUSTER).length()), secure ? "rediss://" : "redis://")
                : List.of(address(url));
        addresses.forEach(address -> address.setTimeout(timeout));
        return new RedisAddresses(cluster, addresses);
    }

    RedisURI first() {
        return all.get(0);
    }

    private static RedisURI address(String url) {
        if (!ADDRESS.matcher(url).matches()) {
            throw new IllegalArgumentException("redis.url must be like redis://localhost:6379, rediss://localhost:6379,"
                    + " redis-sentinel://one:26379,two:26379#name-of-the-master or"
                    + " redis-cluster://one:6379,two:6379");
        }
        return parse(url);
    }

    private static List<RedisURI> nodes(String rest, String scheme) {
        if (!NODES.matcher(rest).matches()) {
            throw new IllegalArgumentException(
                    "redis.url of a cluster must be like redis-cluster://one:6379,two:6379 or"
                            + " redis-cluster://user:password@one:6379,two:6379");
        }
        int at = rest.lastIndexOf('@') + 1;
        String who = rest.substring(0, at);
        List<RedisURI> nodes = new ArrayList<>();
        for (String node : rest.substring(at).split(",", -1)) {
            nodes.add(parse(scheme + who + node));
        }
        return nodes;
    }

    private static RedisURI parse(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException wrong) {
            // Without its message: the address may hold a password.
            throw new IllegalArgumentException(
                    "redis.url is not an address that Redis can have; one looks like redis://localhost:6379");
        }
    }
}
