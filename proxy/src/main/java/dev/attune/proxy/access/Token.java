package dev.attune.proxy.access;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A JSON Web Token as it came: what it says, and nothing about whether that is true. */
record Token(String text, JsonObject header, JsonObject claims) {

    private static final int MOST_CHARACTERS = 8_192;
    private static final int PARTS = 3;

    /** Throws a {@link Refusal} for what is no token. */
    static Token read(String text) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > MOST_CHARACTERS || parts.length != PARTS) {
            throw refusal("is no JSON Web Token in compact form");
        }
        return new Token(text, json(parts[0]), json(parts[1]));
    }

    static Refusal refusal(String problem) {
        return new Refusal(Refusal.Reason.TOKEN, "The person token " + problem + ".", Presented.TOKEN);
    }

    @Nullable
    String algorithm() {
        return text(header, "alg");
    }

    @Nullable
    String keyId() {
        return text(header, "kid");
    }

    @Nullable
    String claim(String name) {
        return text(claims, name);
    }

    /** Seconds since the epoch; absent when the token has none, refused when it is no number. */
    @Nullable
    Double time(String name) {
        Object value = claims.getValue(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number)) {
            throw refusal("has no number in " + name);
        }
        return number.doubleValue();
    }

    /** Whether it is meant for this audience, be it among others. */
    boolean isFor(String audience) {
        Object meant = claims.getValue("aud");
        return meant instanceof JsonArray several ? several.contains(audience) : audience.equals(meant);
    }

    private static @Nullable String text(JsonObject object, String name) {
        Object value = object.getValue(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw refusal("has no text in " + name);
        }
        return text;
    }

    private static JsonObject json(String part) {
        try {
            return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException malformed) {
            throw refusal("is no JSON Web Token in compact form");
        }
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Token";
    }
}
