package dev.attune.proxy.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64 by Yann Collet with seed 0, from its published specification (xxhash.com): a fast hash of good spread, the same in every process
 * and version, as messages are recognised by it across restarts. It is no protection against forged collisions, and need not be: an app
 * that forges them meets only its own conversations.
 */
final class XxHash64 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;
    /** Their sum, which wraps around. */
    private static final long PRIMES_1_AND_2 = 0x60EA27EEADC0B5D6L;

    private static final int STRIPE = 32;

    private XxHash64() {}

    /** The hash of bytes {@code start} to {@code end}, the latter exclusive. */
    static long hash(byte[] bytes, int start, int end) {
        int length = end - start;
        int stripes = start + length / STRIPE * STRIPE;
        long hash = length >= STRIPE ? stripes(bytes, start, stripes) : PRIME_5;
        return avalanche(tail(bytes, stripes, end, hash + length));
    }

    private static long stripes(byte[] bytes, int start, int end) {
        long first = PRIMES_1_AND_2;
        long second = PRIME_2;
        long third = 0;
        long fourth = -PRIME_1;
        for (int at = start; at < end; at += STRIPE) {
            first = round(first, longAt(bytes, at));
            second = round(second, longAt(bytes, at + 8));
            third = round(third, longAt(bytes, at + 16));
            fourth = round(fourth, longAt(bytes, at + 24));
        }
        long hash = Long.rotateLeft(first, 1)
                + Long.rotateLeft(second, 7)
                + Long.rotateLeft(third, 12)
                + Long.rotateLeft(fourth, 18);
        return merge(merge(merge(merge(hash, first), second), third), fourth);
    }

    private static long tail(byte[] bytes, int start, int end, long begun) {
        long hash = begun;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, longAt(bytes, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at + 4 <= end) {
            hash = Long.rotateLeft(hash ^ ((int) INT.get(bytes, at) & 0xFFFFFFFFL) * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xFFL) * PRIME_5, 11) * PRIME_1;
        }
        return hash;
    }

    private static long avalanche(long hash) {
        long mixed = (hash ^ hash >>> 33) * PRIME_2;
        mixed = (mixed ^ mixed >>> 29) * PRIME_3;
        return mixed ^ mixed >>> 32;
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long accumulator) {
        return (hash ^ round(0, accumulator)) * PRIME_1 + PRIME_4;
    }

    private static long longAt(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }
}
