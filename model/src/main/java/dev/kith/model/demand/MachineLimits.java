package dev.kith.model.demand;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process may take of its machine.
 *
 * @param processors those that it may use
 * @param memoryBytes memory of the machine, or the limit of the container
 * @param heapBytes the Java heap at most
 * @param directBytes buffers outside the heap at most
 */
public record MachineLimits(int processors, long memoryBytes, long heapBytes, long directBytes) {
    private static final int THREADS_PER_PROCESSOR = 4;
    private static final int MOST_THREADS = 256;

    /** Those of this process. */
    public static MachineLimits current() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long heap = Runtime.getRuntime().maxMemory();
        return new MachineLimits(
                Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize(), heap, direct(heap));
    }

    /** Where no option says otherwise, Java allows as much as for the heap. */
    private static long direct(long heap) {
        String option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue();
        long set = Long.parseLong(option);
        return set > 0 ? set : heap;
    }

    /**
     * Threads that one operation, or loading, may be given: more than a few for each processor only wait for each other, and
     * tens of thousands end the process in native code.
     */
    public int mostThreads() {
        return (int) Math.min(MOST_THREADS, (long) THREADS_PER_PROCESSOR * processors);
    }
}
