package dev.kith.model.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/**
 * The memory of the C library, from which tensors come. It keeps what was freed, in the hope that it is wanted again: during
 * training it is, a step later, which saves the kernel a third of a small network's time. Between the phases of a run it is
 * not.
 */
public final class NativeHeap {

    private NativeHeap() {}

    /**
     * Gives memory that was freed back to the system: some milliseconds. Only glibc has a call for it; with another C library,
     * or another allocator in its place, nothing happens.
     *
     * @return whether the allocator says that it gave some back
     */
    public static boolean trim() {
        try {
            Function trim = NativeLibrary.getProcess().getFunction("malloc_trim");
            return trim.invokeInt(new Object[] {0L}) != 0;
        } catch (UnsatisfiedLinkError | NoClassDefFoundError notHere) {
            return false;
        }
    }
}
