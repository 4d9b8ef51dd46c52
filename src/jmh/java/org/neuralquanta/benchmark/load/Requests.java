package org.neuralquanta.benchmark.load;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.runs.Runs;

/** The kinds of requests: what programs ask of the library most. */
public final class Requests {

    private static final int AMOUNTS = 64;
    private static final int TABLES = 8;
    private static final int ROWS = 100;
    private static final int SEEDS = 16;
    private static final List<Target> TARGETS = List.of(Target.PARAMETERS, Target.DATA, Target.STEPS, Target.COUNT);
    private static final double[] GRID = {1e3, 1e4, 1e5};

    private Requests() {}

    /**
     * All kinds.
     *
     * @return a law's value and bound, a joint law's bound, a fit of 100 runs, a derivation with its text, and a small simulation
     */
    public static List<Request> all() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(2));
        DataLaw data = DataLaw.of(model);
        JointLaw joint = JointLaw.of(model);
        List<Runs> tables = IntStream.range(0, TABLES).mapToObj(Requests::table).toList();
        Problem problem = Problem.quanta("exponential").gap("Delta*k^eta").assuming("alpha > eta", "eta > 0");
        Simulation simulation = Simulation.of(Zipf.finite(0.4, 1_000));
        return List.of(
                new Request("value", AMOUNTS, i -> Double.doubleToRawLongBits(data.exact(amount(i)))),
                new Request("bound", AMOUNTS, i -> fingerprint(data.bound(amount(i)))),
                new Request("joint", AMOUNTS, i -> fingerprint(joint.bound(1e5, amount(i)))),
                new Request("simulation", SEEDS, i -> simulation.repeated(16, 1 + i).run(GRID).digest().hashCode()),
                new Request("fit", TABLES, i -> fingerprint(Fit.of(CurveModel.power(), tables.get(i)))),
                new Request("derivation", TARGETS.size(), i -> Derivation.of(problem, TARGETS.get(i)).toText().hashCode()));
    }

    /** From 10 to 10^18. */
    private static double amount(int input) {
        return Math.pow(10, 1 + 17.0 * input / (AMOUNTS - 1));
    }

    private static Runs table(int seed) {
        var random = new SplittableRandom(seed);
        double[] x = new double[ROWS];
        double[] losses = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = Math.pow(10, 3 + 6 * random.nextDouble());
            losses[i] = (0.3 + 5 * Math.pow(x[i], -0.3)) * Math.exp(0.01 * random.nextGaussian());
        }
        return Runs.curve(x, losses);
    }

    private static long fingerprint(Bound bound) {
        return 31 * Double.doubleToRawLongBits(bound.lower()) + Double.doubleToRawLongBits(bound.upper());
    }

    private static long fingerprint(Fit fit) {
        return 31 * Double.doubleToRawLongBits(fit.objective()) + fit.parameters().hashCode();
    }
}
