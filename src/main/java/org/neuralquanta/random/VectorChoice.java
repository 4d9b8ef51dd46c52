package org.neuralquanta.random;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds the vector kernel where the Vector API is there. It is loaded by name, since without its module the class does not link. */
final class VectorChoice {

    private static final AtomicBoolean SAID = new AtomicBoolean();

    private VectorChoice() {}

    static Blocks blocks(boolean wanted) {
        if (Loaded.BLOCKS == ScalarBlocks.INSTANCE && wanted && !SAID.getAndSet(true)) {
            System.err.println("the vector kernel needs --add-modules jdk.incubator.vector; the scalar kernel runs, with the same results");
        }
        return Loaded.BLOCKS;
    }

    private static final class Loaded {

        static final Blocks BLOCKS = load();

        private static Blocks load() {
            if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
                return ScalarBlocks.INSTANCE;
            }
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                Class<?> type = lookup.findClass("org.neuralquanta.random.VectorBlocks");
                return (Blocks) lookup.findConstructor(type, MethodType.methodType(void.class)).invoke();
            } catch (Throwable e) {
                throw new IllegalStateException("the vector kernel does not start", e);
            }
        }
    }
}
