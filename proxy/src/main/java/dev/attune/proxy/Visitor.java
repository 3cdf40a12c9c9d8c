package dev.attune.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One connection of a client, as far as it matters how fast it speaks: since when it has been sending the head of a request, and how much of
 * a body came lately. While nothing is read of it, because upstream or we are the slow ones, the client is not to blame.
 *
 * <p>Its handlers run on the connection's event loop; {@link #look} may be called on any thread.
 */
final class Visitor {

    /** What a body must bring on the average of a time limit. Slower than any line that is of use, and too much for thousands of idlers. */
    private static final int LEAST_BYTES_A_SECOND = 1024;

    private final Channel channel;
    private final ProxySettings.Clients bounds;
    private final LongSupplier nanoTime;

    /** By the clock; 0 while no head is under way. */
    private volatile long headSince;

    /** Requests that are not answered yet: clients may send the next one ahead. */
    private final AtomicInteger serving = new AtomicInteger();

    private volatile boolean upgraded;
    private volatile boolean inBody;
    private final AtomicLong bodyBytes = new AtomicLong();
    private long bodySince;
    private long bodyBytesThen;

    private Visitor(Channel channel, ProxySettings.Clients bounds, LongSupplier nanoTime) {
        this.channel = channel;
        this.bounds = bounds;
        this.nanoTime = nanoTime;
        this.headSince = now();
    }

    /** Watches a connection that was made just now. */
    static Visitor on(ChannelHandlerContext server, ProxySettings.Clients bounds) {
        return on(server, bounds, System::nanoTime);
    }

    /** The same by another clock. */
    static Visitor on(ChannelHandlerContext server, ProxySettings.Clients bounds, LongSupplier nanoTime) {
        Visitor visitor = new Visitor(server.channel(), bounds, nanoTime);
        server.pipeline().addFirst(visitor.new Bytes());
        server.pipeline().addBefore(server.name(), "attune-visitor", visitor.new Messages());
        return visitor;
    }

    /** Gives it up when it is too slow. */
    void look() {
        long now = now();
        long since = headSince;
        if (upgraded) {
            return;
        }
        if (since != 0 && now - since > bounds.head().toNanos()) {
            refuse(
                    Fault.TOO_SLOW,
                    "The head of a request must come within "
                            + seconds(bounds.head().toMillis()) + " (limits.head-seconds).");
        } else if (inBody && channel.config().isAutoRead()) {
            lookAtBody(now);
        } else {
            bodySince = 0;
        }
    }

    private void lookAtBody(long now) {
        if (bodySince == 0) {
            bodySince = now;
            bodyBytesThen = bodyBytes.get();
        } else if (now - bodySince > bounds.body().toNanos()) {
            long least = bounds.body().toMillis() * LEAST_BYTES_A_SECOND / 1_000;
            if (bodyBytes.get() - bodyBytesThen < least) {
                refuse(
                        Fault.TOO_SLOW,
                        "A body must bring at least " + least + " bytes in "
                                + seconds(bounds.body().toMillis()) + " (limits.body-seconds).");
            }
            bodySince = 0;
        }
    }

    /** Tells the client, unless an answer is under way already, and hangs up. */
    void refuse(Fault fault, String message) {
        channel.eventLoop().execute(() -> {
            if (serving.get() > 0 && !inBody) {
                hangUp();
                return;
            }
            headSince = 0;
            inBody = false;
            byte[] body = new OpenAiError(fault, message).body().getBytes();
            String head = "HTTP/1.1 " + fault.status() + " \r\ncontent-type: application/json\r\nconnection: close\r\n"
                    + "content-length: " + body.length + "\r\n\r\n";
            // Past the encoder, which knows of no answer that is due.
            ChannelHandlerContext first = channel.pipeline().firstContext();
            if (first == null) {
                hangUp();
                return;
            }
            ChannelFuture unused = first.writeAndFlush(
                            Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body))
                    .addListener(ChannelFutureListener.CLOSE);
        });
    }

    private void hangUp() {
        ChannelFuture unused = channel.close();
    }

    private static String seconds(long millis) {
        return millis % 1_000 == 0 ? millis / 1_000 + " seconds" : millis + " milliseconds";
    }

    /** Never 0. */
    private long now() {
        long now = nanoTime.getAsLong();
        return now == 0 ? 1 : now;
    }

    /** Sees bytes come, ahead of everything. */
    private final class Bytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (serving.get() == 0 && headSince == 0) {
                headSince = now();
            }
            context.fireChannelRead(bytes);
        }
    }

    /** Sees requests come and answers go. */
    private final class Messages extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                headSince = 0;
                serving.incrementAndGet();
                inBody = true;
            }
            if (message instanceof HttpContent content) {
                bodyBytes.addAndGet(content.content().readableBytes());
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                // Nothing is answered by it, but that from now on this may be no HTTP any more.
                upgraded |= response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            } else if (message instanceof LastHttpContent) {
                serving.decrementAndGet();
            }
            ChannelFuture unused = context.write(message, promise);
        }
    }
}
