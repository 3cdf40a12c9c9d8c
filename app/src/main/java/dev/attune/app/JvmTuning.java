package dev.attune.app;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code java -jar attune.jar} as fast as it is with the flags that nobody types.
 *
 * <p>Netty 4.2 leaves {@code sun.misc.Unsafe} alone from Java 24 on, which doubles what a body of 32 KB costs. Properties that are
 * set before its first class loads turn it on again; the jar's manifest opens the packages that Netty then wants. Java 24 and
 * later print four lines of warning when Unsafe is used, or refuse it (JEP 498), unless
 * {@code --sun-misc-unsafe-memory-access=allow} stands on the command line. That flag is a property which the JVM saves while it
 * boots, so it is put among the saved ones here, which takes a field that the manifest opens too. Where that fails nothing is
 * lost but the quiet. A second JVM with the flag would be the alternative: slower to start, and one more process to end.
 */
final class JvmTuning {

    private static final String ACCESS = "sun.misc.unsafe.memory.access";
    private static final int FIRST_THAT_WARNS = 24;

    private JvmTuning() {}

    /** Must run before anything of Netty's does. What the operator set stays. */
    static void apply() {
        setUnlessSet("io.netty.noUnsafe", "false");
        // Its events for the flight recorder load the recorder, whether or not one runs.
        setUnlessSet("io.lettuce.core.jfr", "false");
        setUnlessSet("io.netty.tryReflectionSetAccessible", "true");
        if (Runtime.version().feature() >= FIRST_THAT_WARNS) {
            allowUnsafe();
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static void allowUnsafe() {
        try {
            Field saved = Class.forName("jdk.internal.misc.VM").getDeclaredField("savedProps");
            saved.setAccessible(true);
            Map<Object, Object> properties = new HashMap<>(asMap(saved.get(null)));
            properties.putIfAbsent(ACCESS, "allow");
            saved.set(null, properties);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            // Another JDK, or not started from the jar: the JVM then says itself what it thinks of Unsafe.
            return;
        }
    }

    private static Map<?, ?> asMap(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException("not the field that this was written for");
    }
}
