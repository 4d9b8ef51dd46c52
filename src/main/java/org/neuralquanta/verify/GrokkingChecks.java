package org.neuralquanta.verify;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.CircleLattice;
import org.neuralquanta.grokking.Cover;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.grokking.RepresentationFlow;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.grokking.UniquenessTrials;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;
import org.neuralquanta.omnigrok.LinearDraw;
import org.neuralquanta.omnigrok.LinearModel;
import org.neuralquanta.omnigrok.MarchenkoPastur;
import org.neuralquanta.omnigrok.RidgeLandscape;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.toy.Phase;
import org.neuralquanta.toy.ToyModel;

/** T26 to T33: representations of addition, and weight norms. */
final class GrokkingChecks {

    private static final double ROUNDING = 1e-11;

    private GrokkingChecks() {}

    static List<Check> all() {
        Addition ten = Addition.of(10);
        RepresentationFlow flow =
                RepresentationFlow.of(EffectiveLoss.of(TrainingSet.full(ten)), start());
        LinearModel linear = LinearModel.of(2, 10).withDecay(1e-4);
        var landscape = new RidgeLandscape(2, 1);
        return List.of(
                Check.exact(
                        "T26.spectrum",
                        "third smallest eigenvalue of G on all pairs of ten symbols: p(p+2)/4 against the decomposition",
                        theory -> Expectation.within(ROUNDING, theory == Theory.CIRCLE ? 10 * 13 / 2.0 : 10 * 12 / 4.0),
                        () -> EffectiveLoss.of(TrainingSet.full(ten)).gramSpectrum()[2]),
                Check.exact(
                        "T26.norm",
                        "norm of the representation along the flow: that of the start",
                        theory -> Expectation.within(ROUNDING, theory == Theory.UNSCALED ? unscaledFlow(ten, 3).squaredNorm() : start().squaredNorm()),
                        () -> flow.at(3).squaredNorm()),
                Check.exact(
                        "T26.slope",
                        "slope of the loss along the flow at t = 1: minus the squared gradient against a finite difference",
                        theory -> Expectation.within(1e-7, -squaredGradient(theory, ten, flow.at(1))),
                        () -> (flow.loss(1 + 1e-4) - flow.loss(1 - 1e-4)) / 2e-4),
                Check.exact(
                        "T27.reference",
                        "unique sets of nine of the 15 pairs of five symbols: ranks of all sets against the library",
                        theory -> Expectation.within(0, Reference.value(theory, "grokking.unique")),
                        () -> UniqueSets.of(5).count(9).doubleValue()),
                new Check(
                        "T27.drawn",
                        "probability that 20 of the 28 pairs of seven symbols are unique: counted against 2 x 10^5 random orders",
                        theory -> Expectation.within(ROUNDING, UniqueSets.of(7).probability(theory.first(20))),
                        chance -> {
                            UniquenessTrials trials = UniquenessTrials.run(Addition.of(7), 200_000, chance.seed());
                            return new Measurement(trials.probability(20), trials.standardError(20));
                        }),
                new Check(
                        "T27.cover",
                        "expected symbols in no parallelogram, six symbols, pairs kept with probability 0.4: formula against 10^6 sets",
                        theory -> Expectation.within(ROUNDING, expectedUncovered(theory, Addition.of(6), 0.4)),
                        chance -> uncovered(chance, Addition.of(6), 0.4, 1_000_000)),
                Check.exact(
                        "T28.quality",
                        "quality of the linear representation of ten symbols: all parallelograms hold",
                        theory -> Expectation.within(ROUNDING, theory == Theory.CIRCLE ? new RepresentationQuality(ten).index(circle(10)) : 1),
                        () -> new RepresentationQuality(ten).index(line(10))),
                Check.exact(
                        "T29.spectrum",
                        "all other eigenvalues of G for addition modulo 11: p(p+3)/2 against the decomposition",
                        theory -> Expectation.within(ROUNDING, theory == Theory.CIRCLE ? 11 * 13 / 4.0 : 11 * 14 / 2.0),
                        () -> EffectiveLoss.of(TrainingSet.full(Addition.modulo(11))).gramSpectrum()[1]),
                Check.exact(
                        "T29.lattice",
                        "index of the lattice of all pairs modulo 11: the circle is forced, so it is p",
                        theory -> Expectation.within(0, theory == Theory.CIRCLE ? 0 : 11),
                        () -> CircleLattice.of(TrainingSet.full(Addition.modulo(11))).index().orElseThrow().doubleValue()),
                Check.exact(
                        "T29.cover",
                        "expected uncovered symbols modulo 11 at 0.3: closed form against the product over classes",
                        theory -> {
                            double one = 1 - 0.3 * (1 - Math.pow(0.7, theory == Theory.SELF_PAIRED ? 6 : 5));
                            return Expectation.within(ROUNDING, 11 * Math.pow(one, 11));
                        },
                        () -> new Cover(Addition.modulo(11)).expectedUncovered(0.3)),
                new Check(
                        "T30.ends",
                        "trained: a decoder of rate 3e-5 is confused, one of 3e-2 memorises; how many of the two do so",
                        theory -> new Expectation(theory == Theory.RATES_EXCHANGED ? 0 : 2, 0),
                        _ -> Measurement.exactly(
                                (ToyModel.ofSums(50, 3e-5, 0, 1).run(10_000).phase(100) == Phase.CONFUSION ? 1 : 0)
                                        + (ToyModel.ofSums(50, 3e-2, 0, 1).run(10_000).phase(100) == Phase.MEMORISATION ? 1 : 0))),
                new Check(
                        "T31.slope",
                        "trained: steps to generalise in units of ln w0/(eta gamma), between scales 3 and 10: slope 1 within 0.05",
                        theory -> new Expectation(1 / theory.time(1), 0.05),
                        _ -> Measurement.exactly(
                                (generalises(10) - generalises(3)) * 1e-3 * 0.6 / Math.log(10.0 / 3))),
                Check.exact(
                        "T32.bessel",
                        "training loss at t = 2, aspect 2, without noise and decay: Bessel function against quadrature",
                        theory -> Expectation.within(ROUNDING, LinearModel.of(2, 10).limit().trainClosed(theory.time(2))),
                        () -> LinearModel.of(2, 10).limit().train(2)),
                Check.exact(
                        "T32.time",
                        "time at which the test loss falls to 0.3, aspect 2, decay 1e-4: ln(W0/Wc)/gamma against the crossing",
                        theory -> Expectation.within(1e-3, grokkingTime(theory, linear, 0.3)),
                        () -> linear.limit().grokkingTime(0.3).orElseThrow()),
                Check.exact(
                        "T32.identity",
                        "slope of the test loss of one draw at t = 1: minus twice the training loss against a finite difference",
                        theory -> Expectation.within(1e-7, -2 * theory.time(1) * draw(1, 0).flow(1).train()),
                        () -> (draw(1, 0).flow(1 + 1e-4).test() - draw(1, 0).flow(1 - 1e-4).test()) / 2e-4),
                // Finite d differs from the limit by O(1/d): with d = 200 by less than 1/200 of the loss.
                new Check(
                        "T32.drawn",
                        "test loss at t = 1, aspect 2: the limit within 0.5 % against 100 draws of 200 weights",
                        theory -> Expectation.within(0.005, testLoss(theory, LinearModel.of(2, 10), 1)),
                        chance -> {
                            var losses = new double[100];
                            Arrays.setAll(losses, i -> draw(chance.seed(), i).flow(1).test());
                            return Measurement.mean(losses);
                        }),
                Check.exact(
                        "T33.ridge",
                        "test loss on the ridge of penalty 0.5, aspect 2: closed form against quadrature",
                        theory -> Expectation.within(ROUNDING, theory == Theory.UNSQUARED ? unsquaredRidge(2, 0.5) : landscape.ridge(0.5).test()),
                        () -> 0.5 * (new MarchenkoPastur(2).integral(s -> Math.pow(0.5 / (s + 0.5), 2)) + 0.5)),
                Check.exact(
                        "T33.minimum",
                        "least test loss is at w_c = W*/sqrt(lambda): the floor of the U",
                        theory -> Expectation.within(ROUNDING, theory == Theory.WITHOUT_FLOOR ? 0 : 0.5 * (1 - 1 / 2.0)),
                        () -> landscape.at(1 / Math.sqrt(2)).test()));
    }

    private static Representation start() {
        return Representation.random(10, 2, 1, 0);
    }

    private static double squaredGradient(Theory theory, Addition addition, Representation at) {
        double sum = 0;
        for (double[] row : theory == Theory.UNSCALED ? unscaledGradient(addition, at) : EffectiveLoss.of(TrainingSet.full(addition)).gradient(at)) {
            for (double x : row) {
                sum += x * x;
            }
        }
        return sum;
    }

    /** The gradient of the loss l |E|² that is not divided by the norm: |E|² ∇l + 2 l E. */
    private static double[][] unscaledGradient(Addition addition, Representation at) {
        EffectiveLoss loss = EffectiveLoss.of(TrainingSet.full(addition));
        double[][] gradient = loss.gradient(at);
        for (int symbol = 0; symbol < gradient.length; symbol++) {
            for (int i = 0; i < gradient[symbol].length; i++) {
                gradient[symbol][i] = at.squaredNorm() * gradient[symbol][i] + 2 * loss.value(at) * at.at(symbol, i);
            }
        }
        return gradient;
    }

    /** The flow down that loss, in a hundred steps. */
    private static Representation unscaledFlow(Addition addition, double time) {
        Representation at = start();
        for (int step = 0; step < 100; step++) {
            double[][] gradient = unscaledGradient(addition, at);
            for (int symbol = 0; symbol < gradient.length; symbol++) {
                for (int i = 0; i < gradient[symbol].length; i++) {
                    gradient[symbol][i] = at.at(symbol, i) - time / 100 * gradient[symbol][i];
                }
            }
            at = Representation.of(gradient);
        }
        return at;
    }

    /** The expected number of symbols in no parallelogram. */
    private static double expectedUncovered(Theory theory, Addition addition, double kept) {
        if (theory != Theory.SELF_PAIRED) {
            return new Cover(addition).expectedUncovered(kept);
        }
        double expected = 0;
        for (int i = 0; i < addition.symbols(); i++) {
            double out = 1;
            for (int j = 0; j < addition.symbols(); j++) {
                out *= 1 - kept * (1 - Math.pow(1 - kept, addition.classSize(i + j)));
            }
            expected += out;
        }
        return expected;
    }

    /** When the test loss falls to a target. */
    private static double grokkingTime(Theory theory, LinearModel model, double target) {
        double share = 1 - 1 / model.aspect();
        double time = theory == Theory.WITHOUT_FLOOR
                ? Math.log(model.start() / Math.sqrt(2 * target / share)) / model.decay()
                : model.limit().predictedGrokkingTime(target);
        return time / theory.time(1);
    }

    private static double testLoss(Theory theory, LinearModel model, double time) {
        double unseen = 0.5 * (1 - 1 / model.aspect()) * (model.start() * model.start() + model.teacher() * model.teacher());
        return model.limit().test(theory.time(time)) - (theory == Theory.WITHOUT_FLOOR ? unseen : 0);
    }

    /** The test loss on the ridge, were the residual μ/(s+μ) of a direction not squared: W*² μ m₁/2. */
    private static double unsquaredRidge(double aspect, double ridge) {
        double a = 1 - aspect + ridge;
        return ridge / (Math.sqrt(a * a + 4 * aspect * ridge) + a);
    }

    private static Representation circle(int symbols) {
        var vectors = new double[symbols][];
        Arrays.setAll(vectors, i -> new double[] {Math.cos(2 * Math.PI * i / symbols), Math.sin(2 * Math.PI * i / symbols)});
        return Representation.of(vectors);
    }

    private static Representation line(int symbols) {
        var vectors = new double[symbols][1];
        for (int i = 0; i < symbols; i++) {
            vectors[i][0] = i;
        }
        return Representation.of(vectors);
    }

    /** A symbol is covered by a pair that is kept together with another of the same sum. */
    private static Measurement uncovered(Chance chance, Addition addition, double kept, int sets) {
        RandomStream stream = chance.stream(3);
        var counts = new double[sets];
        for (int set = 0; set < sets; set++) {
            var inClass = new int[addition.sums()];
            var pairs = new boolean[addition.pairs()];
            for (int pair = 0; pair < pairs.length; pair++) {
                pairs[pair] = stream.uniform(set, pair) < kept;
                inClass[addition.sum(pair)] += pairs[pair] ? 1 : 0;
            }
            var covered = new boolean[addition.symbols()];
            for (int pair = 0; pair < pairs.length; pair++) {
                if (pairs[pair] && inClass[addition.sum(pair)] > 1) {
                    covered[addition.first(pair)] = true;
                    covered[addition.second(pair)] = true;
                }
            }
            for (boolean symbol : covered) {
                counts[set] += symbol ? 0 : 1;
            }
        }
        return Measurement.mean(counts);
    }

    private static double generalises(double scale) {
        int steps = (int) Math.ceil(Math.log(scale) / (0.6 * 1e-3));
        return NormRun.of(NormTask.teacherStudent(1), new NormRun.Plan(scale, 1e-3, 0.6, 0, steps, 10, 1))
                .testStep()
                .orElseThrow();
    }

    private static LinearDraw draw(long seed, long replicate) {
        return LinearDraw.of(LinearModel.of(2, 10), 200, seed, replicate);
    }
}
