package dev.attune.proxy.access;

import dev.attune.profile.Keys;
import io.vertx.core.MultiMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request presents to Attune: a key, a person token, both or neither. Everything else in these headers is for upstream.
 *
 * @param keys distinct texts that begin like keys of Attune's
 * @param tokens distinct person tokens
 * @param inApiKey whether a key came in {@code x-api-key}
 */
record Presented(Set<String> keys, Set<String> tokens, boolean inApiKey) {

    static final String AUTHORIZATION = "authorization";
    static final String API_KEY = "x-api-key";
    static final String TOKEN = "Attune-Token";

    /** Where clients put keys: OpenAI's, Anthropic's and Azure's. */
    private static final List<String> KEY_HEADERS = List.of(AUTHORIZATION, API_KEY, "api-key");

    private static final Presented NOTHING = new Presented(Set.of(), Set.of(), false);
    private static final Pattern KEY = Pattern.compile("\\s*(?:\\S+\\s+)?(" + Keys.PREFIX + ".*?)\\s*", Pattern.DOTALL);
    private static final Pattern BEARER_TOKEN = Pattern.compile(
            "\\s*bearer\\s+(eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*)\\s*", Pattern.CASE_INSENSITIVE);

    /** @param bearerTokens whether a token may come as {@code Authorization: Bearer} too */
    static Presented of(MultiMap headers, boolean bearerTokens) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> tokens = new LinkedHashSet<>(headers.getAll(TOKEN));
        boolean inApiKey = false;
        for (String name : KEY_HEADERS) {
            for (String value : headers.getAll(name)) {
                Optional<String> key = key(value);
                key.ifPresent(keys::add);
                inApiKey |= key.isPresent() && name.equals(API_KEY);
                if (bearerTokens && name.equals(AUTHORIZATION)) {
                    bearerToken(value).ifPresent(tokens::add);
                }
            }
        }
        for (String key : Subprotocols.keys(headers)) {
            key(key).ifPresent(keys::add);
        }
        return keys.isEmpty() && tokens.isEmpty() ? NOTHING : new Presented(keys, tokens, inApiKey);
    }

    /** Takes it off what goes upstream; what else there is in these headers stays. */
    void strip(MultiMap headers) {
        if (keys.isEmpty() && tokens.isEmpty()) {
            return;
        }
        headers.remove(TOKEN);
        Subprotocols.strip(headers, name -> !isOurs(name));
        for (String name : KEY_HEADERS) {
            List<String> all = headers.getAll(name);
            List<String> others = all.stream().filter(value -> !isOurs(value)).toList();
            if (others.size() < all.size()) {
                headers.remove(name);
                others.forEach(value -> headers.add(name, value));
            }
        }
    }

    private boolean isOurs(String value) {
        return key(value).isPresent()
                || bearerToken(value).filter(tokens::contains).isPresent();
    }

    private static Optional<String> key(String value) {
        if (!value.contains(Keys.PREFIX)) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(value);
        return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
    }

    private static Optional<String> bearerToken(String value) {
        Matcher token = BEARER_TOKEN.matcher(value);
        return token.matches() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "Presented[" + keys.size() + " keys, " + tokens.size() + " tokens]";
    }
}
