package dev.attune.app;

import dev.attune.app.credentials.Credentials;
import dev.attune.app.settings.Settings;
import dev.attune.app.start.Role;
import dev.attune.app.start.StartFailure;
import dev.attune.console.ConsoleServer;
import dev.attune.console.ConsoleSettings;
import dev.attune.console.access.Users;
import dev.attune.console.overview.RequestCounts;
import dev.attune.console.own.OwnSettings;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.proxy.Destination;
import dev.attune.proxy.Doorkeeper;
import dev.attune.proxy.ModelPatterns;
import dev.attune.proxy.Observing;
import dev.attune.proxy.ProxyServer;
import dev.attune.proxy.ProxySettings;
import dev.attune.proxy.manage.ManageApi;
import dev.attune.proxy.manage.ManageSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The proxy and the console of one process, as far as its role has them. */
final class Servers implements AutoCloseable {

    private static final long MEBIBYTE = 1024 * 1024;

    private final Vertx vertx;
    private final Profiles profiles;
    private final Credentials credentials;
    private final Settings settings;
    private final Observing observing;
    private @Nullable ProxyServer proxy;
    private @Nullable ConsoleServer console;
    private @Nullable Doorkeeper doorkeeper;

    Servers(Vertx vertx, Profiles profiles, Credentials credentials, Settings settings, Observing observing) {
        this.vertx = vertx;
        this.profiles = profiles;
        this.credentials = credentials;
        this.settings = settings;
        this.observing = observing;
    }

    void start(Role role) throws StartFailure, InterruptedException {
        if (role.proxy()) {
            proxy = Awaiting.listening(
                    startProxy(), settings.host(), settings.proxy().port(), "ATTUNE_PROXY_PORT");
        }
        if (role.console()) {
            console = Awaiting.listening(
                    startConsole(), settings.host(), settings.console().port(), "ATTUNE_CONSOLE_PORT");
        }
    }

    @Nullable
    URI proxyUrl() {
        return proxy == null ? null : Banner.url(settings.host(), proxy.port());
    }

    @Nullable
    URI consoleUrl() {
        return console == null ? null : Banner.url(settings.host(), console.port());
    }

    /** Both stop to accept at once, and each lets what runs end. */
    @Override
    public void close() {
        Future<Void> ofProxy = proxy == null ? Future.succeededFuture() : proxy.close();
        Future<Void> ofConsole = console == null ? Future.succeededFuture() : console.close();
        Future.join(ofProxy, ofConsole).await();
        if (doorkeeper != null) {
            doorkeeper.close();
        }
    }

    private Future<ProxyServer> startProxy() {
        Settings.Upstream upstream = settings.upstream();
        ProxySettings.Timeouts usual = ProxySettings.Timeouts.USUAL;
        ProxySettings of = new ProxySettings(
                settings.host(),
                settings.proxy().port(),
                upstream.url(),
                upstream.apiKey(),
                settings.deadline(),
                ProxySettings.Limits.USUAL.with(settings.clients()),
                new ProxySettings.Timeouts(upstream.connect(), upstream.idle(), usual.end(), settings.drain()),
                new ProxySettings.Routing(
                        ModelPatterns.of(upstream.inUserModels()),
                        upstream.others().stream().map(Servers::destination).toList()));
        Router manage = ManageApi.routes(
                vertx,
                profiles,
                new PersonLinks(
                        profiles.links(), credentials.secret(), this::consoleForBrowsers, ProfilesSettings.CLOCK),
                ManageSettings.usual(credentials.adminToken()).withPlacements(of::placement));
        return ProxyServer.start(vertx, profiles, of, settings.access(), observing, manage);
    }

    private static Destination destination(Settings.Other other) {
        return new Destination(
                other.name(),
                other.url(),
                new Destination.Credentials(other.apiKey(), other.headers()),
                ModelPatterns.of(other.models()),
                ModelPatterns.of(other.inUserModels()),
                new Destination.Waits(other.connect(), other.idle()));
    }

    private Future<ConsoleServer> startConsole() {
        Settings.Console of = settings.console();
        Doorkeeper door = new Doorkeeper(vertx, settings.clients());
        doorkeeper = door;
        return ConsoleServer.start(
                vertx,
                profiles,
                new ConsoleSettings(
                        settings.host(),
                        of.port(),
                        new Users(credentials.consolePassword(), of.users()),
                        of.provider(),
                        credentials.sessionSecret(),
                        proxyForConsole(of),
                        new OwnSettings(of.publicUrl(), of.frameAncestors(), of.secureCookies()),
                        of.auditEntries(),
                        of.importMegabytes() * MEBIBYTE,
                        all -> ManageApi.document(profiles, all),
                        ManageApi::read),
                proxy == null ? null : counts(proxy.meters()),
                door::opened);
    }

    /** The proxy's own count of requests, for the console beside it. */
    private static RequestCounts counts(MeterRegistry meters) {
        return new MeteredRequests(meters);
    }

    private URI consoleForBrowsers() {
        URI configured = settings.console().publicUrl();
        URI own = configured == null ? consoleUrl() : configured;
        return own == null ? Banner.url(settings.host(), settings.console().port()) : own;
    }

    private URI proxyForConsole(Settings.Console of) {
        if (of.proxyUrl() != null) {
            return of.proxyUrl();
        }
        URI own = proxyUrl();
        return own == null ? Banner.url(settings.host(), settings.proxy().port()) : own;
    }
}
