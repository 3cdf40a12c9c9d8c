package dev.attune.console.page;

import dev.attune.console.access.Session;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One request to the console, as endpoints see it. Confined to the server's event loop. */
public final class Visit {

    private static final String IPV6_SEPARATOR = ":";
    private static final int IPV6_NETWORK_GROUPS = 4;
    private static final String TENANT = "tenant";
    private static final String USER = "user";
    /** Segments whose values are ids that Attune made. */
    private static final Set<String> TOUCHED = Set.of("memory", "adaptation", "trace", "letter", "key", "import");

    private final RoutingContext routing;
    private final Session session;
    private @Nullable Person subject;
    private String touched = "";
    private boolean noted;

    Visit(RoutingContext routing, Session session) {
        this.routing = routing;
        this.session = session;
    }

    public Session session() {
        return session;
    }

    /** Says whom the visit is about, where the path does not. */
    public void about(Person person) {
        subject = person;
    }

    /** Whom the visit is about; absent when it is about nobody in particular. */
    @Nullable
    Person subject() {
        boolean named = routing.pathParam(USER) != null && routing.pathParam(TENANT) != null;
        return subject == null && named ? person() : subject;
    }

    /** Ids of what was touched, for the audit log. */
    String detail() {
        Stream<String> inPath = routing.pathParams().entrySet().stream()
                .filter(segment -> TOUCHED.contains(segment.getKey()))
                .map(segment -> segment.getKey() + " " + Links.unmarked(segment.getValue()));
        return Stream.concat(inPath, Stream.of(touched))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Says what was touched, where the path does not: names that are Attune's, never what somebody wrote. */
    public void touches(String what) {
        touched = what;
    }

    /** Says that the audit log need not have it: it has it already, or there is nothing to it. */
    public void leaveOut() {
        noted = true;
    }

    void noted() {
        noted = true;
    }

    /** Whether the audit log has it already. */
    public boolean isNoted() {
        return noted;
    }

    /** An open page wants a part of a page to swap in, not a whole one. */
    public boolean isPartial() {
        return Htmx.wantsPart(request());
    }

    /** A query parameter, empty when it is absent. */
    public String query(String name) {
        return Optional.ofNullable(routing.queryParams().get(name)).orElse("");
    }

    /** A query parameter of the page that is asked for or, when an open page sends a form, of that page; empty when it is absent. */
    public String pageQuery(String name) {
        if (request().method().equals(HttpMethod.GET)) {
            return query(name);
        }
        return Htmx.currentPage(request())
                .map(page -> new QueryStringDecoder(page).parameters().getOrDefault(name, List.of()))
                .flatMap(values -> values.stream().findFirst())
                .orElse("");
    }

    /** A field of the form that was sent, empty when it is absent. */
    public String field(String name) {
        return FormField.of(request(), name);
    }

    /** A file of the form that was sent; empty when it has none of this name, or an empty one. It is gone once the visit is answered. */
    public Optional<Sent> file(String name) {
        return routing.fileUploads().stream()
                .filter(upload -> upload.name().equals(name) && upload.size() > 0)
                .findFirst()
                .map(upload -> new Sent(upload.fileName(), Path.of(upload.uploadedFileName()), upload.size()));
    }

    /** A segment of the path, decoded. */
    public String segment(String name) {
        return Links.unmarked(Optional.ofNullable(routing.pathParam(name)).orElse(""));
    }

    /** The tenant that the query or the form names; the usual one when neither does. */
    public String tenant() {
        String inPath = segment(TENANT);
        String named = query(TENANT).isEmpty() ? field(TENANT) : query(TENANT);
        String asked = inPath.isEmpty() ? named : inPath;
        return Person.checkTenant(asked.isBlank() ? Person.DEFAULT_TENANT : asked.strip());
    }

    /** The person that the path names. */
    public Person person() {
        return new Person(segment(TENANT), segment(USER));
    }

    /** The part of a list that the query asks for. */
    public Page.Request page(int limit) {
        String cursor = query("cursor");
        return new Page.Request(limit, cursor.isEmpty() ? null : cursor);
    }

    /** Who is at the other end, for counting attempts: an address, or the network of one where a single host has a whole network. */
    public String address() {
        String host = request().remoteAddress().hostAddress();
        if (host == null || !host.contains(IPV6_SEPARATOR)) {
            return String.valueOf(host);
        }
        String[] groups = host.split(IPV6_SEPARATOR, IPV6_NETWORK_GROUPS + 1);
        return String.join(IPV6_SEPARATOR, Arrays.copyOf(groups, Math.min(groups.length, IPV6_NETWORK_GROUPS)));
    }

    /** Brings what the front door answers back to this visit's event loop. */
    public <T> Future<T> await(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, routing.vertx().getOrCreateContext());
    }

    public HttpServerRequest request() {
        return routing.request();
    }

    public HttpServerResponse response() {
        return routing.response();
    }

    /**
     * A file that came along.
     *
     * @param name as the browser's machine calls it
     * @param path where it lies
     */
    public record Sent(String name, Path path, long bytes) {}
}
