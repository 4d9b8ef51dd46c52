package org.neuralquanta.cli;

import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.file.Terminal;
import org.neuralquanta.study.CurveStudy;

/** A progress bar on standard error if that is a terminal; otherwise nothing is shown. Thread-safe. */
final class TerminalBar implements CurveStudy.Watch.Stage {

    private static final AtomicInteger SHOWN = new AtomicInteger();

    private final @Nullable ProgressBar bar;

    /** Nothing, for work that is too short to be shown. */
    static TerminalBar hidden() {
        return new TerminalBar(null);
    }

    private TerminalBar(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    TerminalBar(String task, long steps) {
        this.bar = Terminal.ERROR.isOne()
                ? new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).build()
                : null;
        if (bar != null) {
            SHOWN.incrementAndGet();
        }
    }

    /** Whether there is one now. */
    static boolean isShown() {
        return SHOWN.get() > 0;
    }

    @Override
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    void reach(long step) {
        if (bar != null) {
            bar.stepTo(step);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            SHOWN.decrementAndGet();
        }
    }
}
