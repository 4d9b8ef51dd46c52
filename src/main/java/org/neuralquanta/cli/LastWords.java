package org.neuralquanta.cli;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says what an interrupt leaves, when a signal ends the virtual machine. For one thread. */
final class LastWords implements AutoCloseable {

    private final Thread hook;

    private LastWords(Runnable say) {
        this.hook = Thread.ofPlatform().unstarted(say);
    }

    /** From now until it is closed. */
    static LastWords of(Supplier<String> kept, Consumer<Interrupted> say) {
        var words = new LastWords(() -> say.accept(new Interrupted(kept.get())));
        try {
            Runtime.getRuntime().addShutdownHook(words.hook);
        } catch (IllegalStateException _) {
            // It ends already.
        }
        return words;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It ends, and the hook speaks.
        }
    }
}
