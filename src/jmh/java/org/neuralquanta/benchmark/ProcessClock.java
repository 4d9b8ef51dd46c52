package org.neuralquanta.benchmark;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The processor time of all threads of this process, on Linux; Java's own clock of it ticks every 10 ms. For one thread. */
public final class ProcessClock {

    private static final MethodHandle CLOCK = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().find("clock_gettime").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final MemorySegment TIME = Arena.global().allocate(ValueLayout.JAVA_LONG, 2);

    private ProcessClock() {}

    /**
     * The time.
     *
     * @return nanoseconds
     */
    public static double now() {
        try {
            if ((int) CLOCK.invokeExact(CLOCK_PROCESS_CPUTIME_ID, TIME) != 0) {
                throw new IllegalStateException("no clock of processor time");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return 1e9 * TIME.getAtIndex(ValueLayout.JAVA_LONG, 0) + TIME.getAtIndex(ValueLayout.JAVA_LONG, 1);
    }
}
