package dev.attune.app.start;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operating system tells a process to do. {@code sun.misc.Signal} is the only way there, supported (JEP 260) but not without a warning of
 * the compiler; hence by reflection.
 */
public final class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final List<String> TERMINATION = List.of("TERM", "INT");

    private Signals() {}

    /** Has this done, on a thread of its own, instead of what the JVM does by itself; where that cannot be, the JVM goes on by itself. */
    public static void onTermination(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, new Handling(task));
            Constructor<?> named = signal.getConstructor(String.class);
            Method handle = signal.getMethod("handle", signal, handler);
            for (String name : TERMINATION) {
                handle.invoke(null, named.newInstance(name), handling);
            }
        } catch (ReflectiveOperationException otherJvm) {
            // Or one that was told to leave signals alone (-Xrs).
            LOG.debug("signals cannot be had: {}", otherJvm.toString());
        }
    }

    /** As a {@code SignalHandler}, which is told of a signal by its one method. */
    private record Handling(Runnable task) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(this, arguments);
            }
            task.run();
            return proxy;
        }
    }
}
