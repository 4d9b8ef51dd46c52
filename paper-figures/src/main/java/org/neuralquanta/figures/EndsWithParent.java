package org.neuralquanta.figures;

import java.util.Optional;

/** Ends this virtual machine when the process that started it has ended, as Maven does when it is killed: nobody waits for the figures then. */
final class EndsWithParent {

    /** As of a process that a termination signal ended. */
    private static final int TERMINATED = 143;

    private EndsWithParent() {}

    /** From now on. Files are whole at the end, as after any signal. */
    static void begin() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        parent.ifPresent(process -> process.onExit().thenRun(() -> System.exit(TERMINATED)));
    }
}
