package org.neuralquanta.figures.plots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.figures.drawing.BundledFont;
import org.neuralquanta.figures.drawing.Picture;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.tokens.TokenCurves;
import org.neuralquanta.zipf.ZipfFit;

/** Pictures of results: {@code Plots.fit(fit).write(Path.of("fit.svg"))}. Thread-safe. */
public final class Plots {

    static {
        // Before any class of AWT is loaded.
        try {
            BundledFont.installWhereNeeded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Plots() {}

    /** Measured runs with the fitted curve, the best split of compute with its interval, and the residuals. */
    public static Graphic fit(Fit fit) {
        return fit(fit, List.of());
    }

    /** The same with predicted losses of other runs. */
    public static Graphic fit(Fit fit, List<Prediction> predictions) {
        return of(new Plot.FittedRuns(fit, predictions));
    }

    /** Frequencies by rank with the fitted law of Zipf, and their ratio. */
    public static Graphic counts(TabulatedQuanta counts, ZipfFit fit) {
        return of(new Plot.FittedCounts(counts, fit));
    }

    /** The exact law and its closed form around some amounts of its resource, and the local exponent. */
    public static Graphic law(ScalingLaw law, double... at) {
        return of(new Plot.Law(law, boxed(at)));
    }

    /** The exact law and its closed form against data for each number of parameters, and against parameters for each amount of data. */
    public static Graphic joint(JointLaw law, double[] parameters, double[] data) {
        return of(new Plot.Joint(law, boxed(parameters), boxed(data)));
    }

    /** The loss over the passes for each number of distinct samples, and what the passes are worth in fresh ones. */
    public static Graphic repeated(RepeatedLaw law, double[] unique, long[] passes) {
        return of(new Plot.Repeated(law, boxed(unique), LongStream.of(passes).boxed().toList()));
    }

    /** The loss over data in the given shares and in the best ones, and the best shares. */
    public static Graphic mixture(Mixture mixture, double[] shares, double... at) {
        return of(new Plot.Mixed(mixture, boxed(shares), boxed(at)));
    }

    /** Simulated losses beside the exact law, and the differences in standard errors. */
    public static Graphic simulation(Simulation simulation, Result result) {
        return of(new Plot.Simulated(simulation, result));
    }

    /** The derived law beside the exact one, and their ratio. */
    public static Graphic derivation(Derivation derivation) {
        return of(new Plot.Derived(derivation));
    }

    /** Losses of all subtasks and their mean over training, and when each subtask emerged. */
    public static Graphic training(SubtaskCurves curves) {
        return of(new Plot.Training(curves));
    }

    /** Similarities of samples in the order of their clusters, and the sizes of found and true clusters by rank. */
    public static Graphic clusters(SimilarityMatrix similarities, Clustering found, Clustering truth) {
        return of(new Plot.Clusters(similarities, found, Optional.of(truth)));
    }

    /** Losses of single tokens over the size of the network: their mean with its fit, their quantiles, and the share that is learned. */
    public static Graphic tokens(TokenCurves curves) {
        return of(new Plot.Tokens(curves));
    }

    static Graphic of(Plot plot) {
        return new Graphic(Picture.of(sheet(plot)), title(plot));
    }

    private static String title(Plot plot) {
        return switch (plot) {
            case Plot.FittedRuns _ -> "Fit of runs";
            case Plot.FittedCounts _ -> "Fit of counts";
            case Plot.Law _ -> "Scaling law";
            case Plot.Joint _ -> "Joint law of parameters and data";
            case Plot.Repeated _ -> "Repeated data";
            case Plot.Mixed _ -> "Mixture of data";
            case Plot.Simulated _ -> "Simulation";
            case Plot.Derived _ -> "Derived law";
            case Plot.Training _ -> "Training on known subtasks";
            case Plot.Clusters _ -> "Clusters of gradients";
            case Plot.Tokens _ -> "Losses of single tokens";
        };
    }

    /** The panels of a plot, for a figure of the gallery. */
    public static Sheet sheet(Plot plot) {
        return switch (plot) {
            case Plot.FittedRuns runs -> runs.fit().model().variables() == 2 ? PlaneSheet.of(runs) : CurveSheet.of(runs);
            case Plot.FittedCounts counts -> CountsSheet.of(counts);
            case Plot.Law law -> LawSheet.of(law);
            case Plot.Joint joint -> JointSheet.of(joint);
            case Plot.Repeated repeated -> RepeatedSheet.of(repeated);
            case Plot.Mixed mixed -> MixtureSheet.of(mixed);
            case Plot.Simulated simulated -> SimulationSheet.of(simulated);
            case Plot.Derived derived -> DerivationSheet.of(derived);
            case Plot.Training training -> TrainingSheet.of(training);
            case Plot.Clusters clusters -> ClustersSheet.of(clusters);
            case Plot.Tokens tokens -> TokensSheet.of(tokens);
        };
    }

    private static List<Double> boxed(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
