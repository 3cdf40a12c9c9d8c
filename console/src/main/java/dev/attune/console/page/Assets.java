package dev.attune.console.page;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/**
 * The files that pages need: a closed list, read from the class path once and served from memory. Pages name them with their version,
 * so that browsers may keep them for good.
 */
public final class Assets implements Handler<RoutingContext> {

    static final String PATH = "/assets/";

    private static final String OWN = "dev/attune/console/assets/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final String VERSIONS = "/dev/attune/console/webjars.properties";
    private static final String VERSION = "v";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Asset> byName;

    private Assets(Map<String, Asset> byName) {
        this.byName = byName;
    }

    /** Reads them; blocks while it does. */
    public static Assets load() {
        Properties versions = versions();
        String htmx = WEBJARS + "htmx.org/" + versions.getProperty("htmx") + "/dist/htmx.min.js";
        String sse = WEBJARS + "htmx-ext-sse/" + versions.getProperty("htmx-sse") + "/sse.js";
        return new Assets(Map.of(
                "tokens.css", Asset.load(OWN + "tokens.css", CSS),
                "app.css", Asset.load(OWN + "app.css", CSS),
                "mark.svg", Asset.load(OWN + "mark.svg", "image/svg+xml"),
                "htmx.js", Asset.load(htmx, SCRIPT),
                "sse.js", Asset.load(sse, SCRIPT)));
    }

    /** The address of an asset, for templates. */
    public String href(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return PATH + name + "?" + VERSION + "=" + asset.version();
    }

    @Override
    public void handle(RoutingContext routing) {
        Asset asset = byName.get(routing.request().path().substring(PATH.length()));
        if (asset == null) {
            routing.next();
            return;
        }
        HttpServerResponse response = routing.response();
        boolean isNamed = asset.version().equals(routing.queryParams().get(VERSION));
        response.putHeader("Cache-Control", isNamed ? "public, max-age=31536000, immutable" : "no-cache");
        response.putHeader("ETag", asset.tag());
        response.headers().remove("Vary");
        if (asset.tag().equals(routing.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", asset.contentType()).end(asset.bytes());
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Assets.class.getResourceAsStream(VERSIONS)) {
            versions.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + VERSIONS, failure);
        }
        return versions;
    }
}
