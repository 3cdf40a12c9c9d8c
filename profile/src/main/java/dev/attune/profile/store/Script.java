package dev.attune.profile.store;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A Lua script of this package. It is sent by its digest, and whole when Redis does not know it (any more).
 *
 * @param text what Redis runs
 * @param digest SHA-1 of the text, by which Redis knows it
 */
record Script(String text, String digest) {

    /** The scripts of these names among the resources of the package, one behind the other. The last answers with a table. */
    static Script of(String... names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(resource(name + ".lua"));
        }
        String text = all.toString();
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return new Script(text, HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String resource(String name) {
        try (InputStream resource = Script.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    CompletionStage<List<Object>> run(
            RedisClusterAsyncCommands<String, String> redis, List<String> keys, List<String> values) {
        String[] keyArray = keys.toArray(String[]::new);
        String[] valueArray = values.toArray(String[]::new);
        CompletionStage<List<Object>> known = redis.evalsha(digest, ScriptOutputType.MULTI, keyArray, valueArray);
        return known.exceptionallyCompose(failure -> {
            if (Failures.cause(failure) instanceof RedisNoScriptException) {
                return redis.eval(text, ScriptOutputType.MULTI, keyArray, valueArray);
            }
            return CompletableFuture.failedStage(failure);
        });
    }
}
