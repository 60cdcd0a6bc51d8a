package dev.kith.model.engine;

import com.sun.jna.NativeLibrary;

/**
 * The memory of the C library, from which tensors come. It keeps what was freed, in the hope that it is wanted again: during
 * training it is, a step later, which saves the kernel a third of a small network's time. Between the phases of a run it is
 * not.
 */
public final class NativeHeap {

    private NativeHeap() {}

    /**
     * Gives memory that was freed back to the system: some milliseconds. Done for glibc, and for tcmalloc in its place; with
     * another allocator nothing happens.
     *
     * @return whether there was an allocator to ask
     */
    public static boolean trim() {
        return call("MallocExtension_ReleaseFreeMemory") | call("malloc_trim", 0L);
    }

    private static boolean call(String function, Object... arguments) {
        try {
            NativeLibrary.getProcess().getFunction(function).invoke(arguments);
            return true;
        } catch (UnsatisfiedLinkError | NoClassDefFoundError notHere) {
            return false;
        }
    }
}
