package dev.attune.profile.store;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;

/** Commands that are there at the same time leave in one write to the socket: for small ones the write is most of what they cost. */
final class FlushTogether implements NettyCustomizer {

    private static final int MOST_AT_ONCE = 256;

    @Override
    public void afterChannelInitialized(Channel channel) {
        channel.pipeline().addFirst(new FlushConsolidationHandler(MOST_AT_ONCE, true));
    }
}
