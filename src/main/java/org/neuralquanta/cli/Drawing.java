package org.neuralquanta.cli;

import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.plot.Plotter;

/** The picture of an answer. It is prepared before the answer is computed, which may take long, and drawn before it is printed. */
sealed interface Drawing {

    /** No picture is wanted. */
    record None() implements Drawing {

        @Override
        public void draw(Answer answer) {}
    }

    /** A picture in a file. */
    record Picture(PlotOption.Target target, Plotter plotter) implements Drawing {

        @Override
        public void draw(Answer answer) {
            Plot plot = answer.plot().orElseThrow(() -> new BadInput("--plot", target.place(), "has nothing to show",
                    "of derive: a target that has a law and an exact one, and values of all symbols (--at); of text: at least 3 sizes over"
                            + " which the mean loss falls"));
            target.write(bytes(plot));
        }

        /** The answer is not to blame for what happens here. */
        private byte[] bytes(Plot plot) {
            try {
                return plotter.draw(plot, target.format());
            } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
                throw new NotCarriedOut("--plot: '" + target.place() + "' could not be drawn: " + e.getMessage());
            }
        }
    }

    /** What the option asks for. */
    static Drawing of(PlotOption option) {
        return option.target()
                .<Drawing>map(target -> new Picture(target, Plotter.find().orElseThrow(() -> new NotCarriedOut("--plot: '" + target.place()
                        + "' needs drawing code, which is not on the class path: call bin/quanta, which adds it, or add the artifact"
                        + " neural-quanta-figures"))))
                .orElseGet(None::new);
    }

    /** Draws the answer. */
    void draw(Answer answer);
}
