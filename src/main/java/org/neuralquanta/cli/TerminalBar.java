package org.neuralquanta.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.study.CurveStudy;

/** A progress bar on standard error if that is a terminal; otherwise nothing is shown. Thread-safe. */
final class TerminalBar implements CurveStudy.Watch.Stage {

    private final @Nullable ProgressBar bar;

    /** Nothing, for work that is too short to be shown. */
    static TerminalBar hidden() {
        return new TerminalBar(null);
    }

    private TerminalBar(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Where standard input is no terminal, some virtual machines have no console, others one that says so. */
    @SuppressWarnings("SystemConsoleNull")
    TerminalBar(String task, long steps) {
        this.bar = System.console() != null && System.console().isTerminal()
                ? new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).build()
                : null;
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
        }
    }
}
