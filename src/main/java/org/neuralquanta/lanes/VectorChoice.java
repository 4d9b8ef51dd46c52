package org.neuralquanta.lanes;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** Finds the vector kernel where the Vector API is there. It is loaded by name, since without its module the class does not link. */
final class VectorChoice {

    private static final Optional<MethodHandle> CONSTRUCTOR = constructor();

    private VectorChoice() {}

    static Blocks blocks() {
        try {
            return CONSTRUCTOR.isPresent() ? (Blocks) CONSTRUCTOR.get().invoke() : new ScalarBlocks();
        } catch (Throwable e) {
            throw new IllegalStateException("the vector kernel does not start", e);
        }
    }

    private static Optional<MethodHandle> constructor() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            System.err.println("the vector kernel needs --add-modules jdk.incubator.vector; the scalar kernel gives the same results");
            return Optional.empty();
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> type = lookup.findClass("org.neuralquanta.lanes.VectorBlocks");
            return Optional.of(lookup.findConstructor(type, MethodType.methodType(void.class)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector kernel does not start", e);
        }
    }
}
