package dev.attune.profile.learn.habit.style;

/** Numbers as short text. */
final class Code {

    private static final int RADIX = 36;
    private static final int BITS = 0x3FF_FFFF;

    private Code() {}

    static String of(long number) {
        return Long.toString(number, RADIX);
    }

    /** The numbers of a text that has points between them. */
    static long[] numbers(String text) {
        String[] parts = text.split("\\.", -1);
        long[] numbers = new long[parts.length];
        for (int place = 0; place < parts.length; place++) {
            numbers[place] = Long.parseLong(parts[place], RADIX);
        }
        return numbers;
    }

    /** Stands for a name: 26 bits, enough to keep a person's latest conversations apart. */
    static int digest(String name) {
        return name.hashCode() & BITS;
    }
}
