package dev.attune.proxy;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Verdict;
import dev.attune.proxy.access.Admission;
import dev.attune.proxy.wire.Placement;
import dev.attune.proxy.wire.Reading;
import dev.attune.proxy.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.httpproxy.ProxyContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way, and what is known of it so far. Touched on its own event loop only. */
final class Call {

    private static final String KEY = "call";

    private final ProxyContext context;
    private final Instant at;
    private final Context loop = Objects.requireNonNull(Vertx.currentContext());
    private final Stopwatch stopwatch = new Stopwatch();
    private final @Nullable Wire wire;

    private AttuneHeaders wishes = new AttuneHeaders(false, null, null, Mode.ON);
    private @Nullable Admission admission;
    private @Nullable Person person;
    private @Nullable Buffer body;
    private @Nullable Text text;
    private @Nullable Prepared prepared;
    private @Nullable Verdict verdict;
    private @Nullable HttpClientRequest upstream;
    private @Nullable Destination destination;
    private @Nullable Ending ending;
    private @Nullable String id;
    private CallTrace trace = CallTrace.NONE;
    private boolean silent;
    private boolean left;

    private Call(ProxyContext context, Instant at) {
        this.context = context;
        this.at = at;
        HttpServerRequest request = context.request().proxiedRequest();
        String path = String.valueOf(request.path());
        wire = Wire.of(request.method(), path).orElse(null);
    }

    /** Begins. */
    static Call on(ProxyContext context, Instant at) {
        Call call = new Call(context, at);
        context.set(KEY, call);
        return call;
    }

    /** The call that began on this context. */
    static Call of(ProxyContext context) {
        return context.get(KEY, Call.class);
    }

    ProxyContext context() {
        return context;
    }

    HttpServerRequest request() {
        return context.request().proxiedRequest();
    }

    /** The event loop that everything about this call runs on. */
    Context loop() {
        return loop;
    }

    Stopwatch stopwatch() {
        return stopwatch;
    }

    /** By which logs name it: the id of its trace, which its client is told, or one that nobody else knows where it has none. */
    String id() {
        if (prepared != null) {
            return prepared.trace();
        }
        String own = id == null ? TraceIds.next() : id;
        id = own;
        return own;
    }

    /** Its spans, where somebody watches. */
    CallTrace trace() {
        return trace;
    }

    void trace(CallTrace next) {
        trace = next;
    }

    /** How it ends; there from its beginning on. */
    Ending ending() {
        return Objects.requireNonNull(ending);
    }

    void ending(Ending next) {
        ending = next;
    }

    /** Whether the answer says what became of its personalization. */
    boolean isPersonalizable() {
        return wire != null;
    }

    Optional<Wire> wire() {
        return Optional.ofNullable(wire);
    }

    AttuneHeaders wishes() {
        return wishes;
    }

    void wishes(AttuneHeaders next) {
        wishes = next;
    }

    /** How it was let in; there as soon as it is. */
    Admission admission() {
        return Objects.requireNonNull(admission);
    }

    void admission(Admission next) {
        admission = next;
    }

    Optional<Person> person() {
        return Optional.ofNullable(person);
    }

    void person(Person next) {
        person = next;
    }

    Optional<Buffer> body() {
        return Optional.ofNullable(body);
    }

    void body(Buffer next) {
        body = next;
    }

    Optional<Reading> reading() {
        return Optional.ofNullable(text).map(Text::reading);
    }

    /** What was understood of the body. */
    Optional<Text> text() {
        return Optional.ofNullable(text);
    }

    void text(Text next) {
        text = next;
    }

    /** What goes into the trace; empty when there shall be none. */
    Optional<Prepared> prepared() {
        return Optional.ofNullable(prepared);
    }

    void prepared(Prepared next) {
        prepared = next;
        verdict = next.verdict();
    }

    Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    void leave(Verdict.Reason reason) {
        verdict = new Verdict.None(reason);
    }

    /** Where it goes; there once its body is read. */
    Destination destination() {
        return Objects.requireNonNull(destination);
    }

    void destination(Destination next) {
        destination = next;
    }

    /** How upstream is told what it is told besides. */
    Placement placement() {
        boolean inUser =
                text != null && destination().inUser().matches(text.reading().model());
        return inUser ? Placement.IN_USER : Placement.MESSAGE;
    }

    /** What the person asks, as far as the request was understood. */
    Asking asking(Person asker) {
        Reading reading = text == null ? null : text.reading();
        if (reading == null) {
            return new Asking(asker, wishes.conversation(), "", wishes.mode(), List.of(), -1, "", at);
        }
        String conversation = wishes.conversation() == null ? reading.conversation() : wishes.conversation();
        return new Asking(
                asker,
                conversation,
                reading.continues(),
                reading.model(),
                wishes.mode(),
                reading.marks(),
                reading.target(),
                reading.before(),
                reading.said(),
                at);
    }

    /** The request to upstream is under way: a client that leaves takes it along. */
    void upstream(HttpClientRequest next) {
        upstream = next;
    }

    Optional<HttpClientRequest> upstream() {
        return Optional.ofNullable(upstream);
    }

    /** Gives upstream up, which said nothing for too long. */
    void giveUp() {
        silent = true;
        upstream().ifPresent(request -> request.reset());
    }

    boolean isSilent() {
        return silent;
    }

    /** Whether the client is gone before its answer was whole. */
    boolean hasLeft() {
        return left || (request().response().closed() && !request().response().ended());
    }

    /** The client is gone before its answer was whole, and takes the request to upstream along. */
    void clientLeaves() {
        left = true;
        upstream().ifPresent(request -> request.reset());
    }

    /**
     * Upstream's side failed. A reset that has a cause has it from the client's side, which left: that is seen here before its connection
     * counts as closed. A reset without one is of an upstream that was given up, or that could not be written to, and then there is
     * somebody who waits to be told.
     */
    void failed(Throwable failure) {
        boolean byClient = failure instanceof StreamResetException && failure.getCause() != null;
        left |= byClient || failure instanceof ClientLeft;
    }
}
