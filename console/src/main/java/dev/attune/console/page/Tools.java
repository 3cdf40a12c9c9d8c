package dev.attune.console.page;

import io.vertx.core.Vertx;

/** What rendering outside of an answer takes. */
public record Tools(Vertx vertx, Views views, Assets assets) {}
