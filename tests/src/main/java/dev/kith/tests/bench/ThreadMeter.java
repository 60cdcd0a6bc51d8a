package dev.kith.tests.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What threads have used since they started: heap, and processor time, which other programs disturb less than the clock. */
public final class ThreadMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ThreadMeter() {}

    /** Bytes that the calling thread has allocated on the heap. */
    public static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Bytes that all threads alive have allocated on the heap. */
    public static long allocatedBytesOfAll() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes); // −1: a thread that has ended meanwhile
        }
        return sum;
    }

    /** Nanoseconds of processor time of the calling thread. */
    public static long processorNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Nanoseconds of processor time of all threads, native ones included; in steps of ten milliseconds on Linux. */
    public static long processorNanosOfAll() {
        return PROCESS.getProcessCpuTime();
    }
}
