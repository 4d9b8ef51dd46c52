package org.neuralquanta.lanes;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the Vector API is there, {@code --add-modules jdk.incubator.vector}. Thread-safe. */
public final class VectorApi {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    private static final System.Logger LOGGER = System.getLogger("org.neuralquanta");
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private VectorApi() {}

    /**
     * Whether code in lanes can run. A class that uses the Vector API does not link without its module, so it may be named only where
     * this is true. Where it is false, the log says so once.
     *
     * @param level the level of the log message
     * @return true if the module is there
     */
    public static boolean isPresent(System.Logger.Level level) {
        if (!PRESENT && LOGGER.isLoggable(level) && SAID.compareAndSet(false, true)) {
            LOGGER.log(level, "vector kernels need --add-modules jdk.incubator.vector; the scalar ones give the same results");
        }
        return PRESENT;
    }
}
