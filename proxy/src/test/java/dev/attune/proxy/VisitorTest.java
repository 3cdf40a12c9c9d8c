package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How slow a client may be, to the nanosecond and to the byte, by a clock that the test turns. */
final class VisitorTest {

    private static final Duration HEAD = Duration.ofSeconds(60);
    private static final Duration BODY = Duration.ofSeconds(10);
    private static final int LEAST = 10 * 1024;

    private long now = 1_000;
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Visitor visitor;

    VisitorTest() {
        ChannelHandler server = new ChannelInboundHandlerAdapter();
        channel.pipeline().addLast("server", server);
        ChannelHandlerContext context = channel.pipeline().context("server");
        visitor = Visitor.on(context, new ProxySettings.Clients(10, HEAD, BODY), () -> now);
    }

    @Test
    void aHeadHasAllOfItsTimeAndNoMore() {
        now += HEAD.toNanos();
        assertThat(refused()).isEmpty();
        now++;
        assertThat(refused()).startsWith("HTTP/1.1 408 ").contains("limits.head-seconds");
    }

    @Test
    void aBodyThatBringsAsMuchAsItMustIsTakenForAsLongAsItComes() {
        begin();
        for (int stretch = 0; stretch < 10; stretch++) {
            assertThat(refused()).isEmpty();
            bring(LEAST);
            now += BODY.toNanos() + 1;
            assertThat(refused()).isEmpty();
        }
    }

    @Test
    void aBodyThatBringsOneByteLessIsCutOff() {
        begin();
        assertThat(refused()).isEmpty();
        bring(LEAST - 1);
        now += BODY.toNanos();
        assertThat(refused()).isEmpty();
        now++;
        assertThat(refused()).startsWith("HTTP/1.1 408 ").contains(LEAST + " bytes", "limits.body-seconds");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whileNothingIsTakenOfABodyItIsNotToBlame() {
        begin();
        assertThat(refused()).isEmpty();
        channel.config().setAutoRead(false);
        now += 5 * BODY.toNanos();
        assertThat(refused()).isEmpty();
        channel.config().setAutoRead(true);
        assertThat(refused()).isEmpty();
        now += BODY.toNanos() + 1;
        assertThat(refused()).startsWith("HTTP/1.1 408 ");
    }

    private void begin() {
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/v1/files"));
    }

    private void bring(int bytes) {
        channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
    }

    /** What the client is told when it is looked at; empty when nothing is. */
    private String refused() {
        visitor.look();
        channel.runPendingTasks();
        ByteBuf told = channel.readOutbound();
        return told == null ? "" : told.toString(StandardCharsets.UTF_8);
    }
}
