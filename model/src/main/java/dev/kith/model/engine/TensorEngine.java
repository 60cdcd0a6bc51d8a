package dev.kith.model.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Start of the tensor engine (PyTorch through DJL). Its process-wide settings are made once, before the native library is
 * loaded: nothing is downloaded, one inter-op thread. Intra-op threads belong to a {@link Lane}.
 */
public final class TensorEngine {
    private static final Logger LOG = LoggerFactory.getLogger(TensorEngine.class);
    private static final String ENGINE_CACHE = "ENGINE_CACHE_DIR";

    static {
        // What a user sets on the command line of the JVM wins.
        setDefault("ai.djl.offline", "true");
        setDefault("ai.djl.default_engine", "PyTorch");
        setDefault("ai.djl.pytorch.num_interop_threads", "1");
        setDefault("OPT_OUT_TRACKING", "true");
        chooseCache();
    }

    private TensorEngine() {}

    /** Loads the native library, if that has not happened yet. */
    static void load() {
        Engine.getEngine("PyTorch");
    }

    /** A manager of arrays on the CPU; the calling thread no longer records gradients. Close it to free the memory. */
    public static PtNDManager newManager() {
        return newManager(Device.cpu());
    }

    /** A manager of arrays on a device; the calling thread no longer records gradients. Close it to free the memory. */
    public static PtNDManager newManager(Device device) {
        PtNDManager manager = (PtNDManager)
                NDManager.newBaseManager(device, Engine.getEngine("PyTorch").getEngineName());
        Autograd.off();
        return manager;
    }

    /** Threads that one operation of the calling thread may use. */
    public static int intraOpThreads() {
        return JniUtils.getNumThreads();
    }

    /** Version of the native library. */
    public static String version() {
        return Engine.getEngine("PyTorch").getVersion();
    }

    /**
     * Sets the threads that one operation of the calling thread may use. The count is per thread once that thread has been
     * initialised, which asking for it does; without that, the first operation would take over another thread's count.
     */
    static void setIntraOpThreads(int threads) {
        JniUtils.getNumThreads();
        JniUtils.setNumThreads(threads);
    }

    private static void chooseCache() {
        String engine = set(ENGINE_CACHE);
        EngineCache cache = EngineCache.choose(
                engine.isEmpty() ? set("DJL_CACHE_DIR") : engine,
                System.getProperty("user.home", ""),
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        cache.notice().ifPresent(notice -> {
            LOG.warn(notice);
            System.setProperty(ENGINE_CACHE, cache.directory().toString());
            System.setProperty("DJL_CACHE_DIR", cache.directory().toString());
        });
    }

    /** The environment first, as the engine looks for it. */
    private static String set(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse(System.getProperty(name, ""));
    }

    private static void setDefault(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
