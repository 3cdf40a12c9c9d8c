package dev.attune.app.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Where an embedded Redis listens and what it asks for. */
record RedisAddress(int port, String password) {

    private static final int PASSWORD_BYTES = 24;

    /**
     * A free port and a password that was never used. It is new at every start because a stranger may listen on the old port by
     * now, and is told the old password when {@link Orphan} asks whether the one there is ours.
     */
    static RedisAddress fresh() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new RedisAddress(probe.getLocalPort(), HexFormat.of().formatHex(random));
        }
    }

    String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    @Override
    public String toString() {
        return "127.0.0.1:" + port;
    }
}
