package dev.attune.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the JVM give memory back that it does not need: what the start took, once it is over, and what a load took, once that is over. By
 * itself it keeps up to three times of what is in use. Options that stand on the command line stay as they are.
 */
final class MemoryThrift {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryThrift.class);

    /** By then a start has loaded the encoder and compiled what a request runs. */
    private static final Duration STARTED = Duration.ofSeconds(8);

    /**
     * Free shares of the heap after a collection, in percent; and after how many milliseconds without one G1 makes one beside whatever runs
     * (JEP 346). All of them can be set while the JVM runs.
     */
    private static final Map<String, String> OPTIONS =
            Map.of("MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "25", "G1PeriodicGCInterval", "60000");

    private MemoryThrift() {}

    /** From now on. */
    static void begin() {
        CompletableFuture.delayedExecutor(STARTED.toMillis(), TimeUnit.MILLISECONDS)
                .execute(MemoryThrift::settle);
    }

    private static void settle() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        // The lower bound first: it must not be above the upper one at any time.
        OPTIONS.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .forEach(option -> set(jvm, option.getKey(), option.getValue()));
        System.gc();
        trim();
    }

    private static void set(HotSpotDiagnosticMXBean jvm, String name, String value) {
        try {
            if (jvm.getVMOption(name).getOrigin() == VMOption.Origin.DEFAULT) {
                jvm.setVMOption(name, value);
            }
        } catch (IllegalArgumentException otherJvm) {
            LOG.debug("this JVM has no {}", name);
        }
    }

    /** What the C library keeps of memory that was freed: the encoder's, while it loads. Linux alone has it. */
    private static void trim() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            null,
                            null);
        } catch (JMException otherJvm) {
            LOG.debug("this JVM does not trim its native heap");
        }
    }
}
