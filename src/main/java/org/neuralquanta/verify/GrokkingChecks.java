package org.neuralquanta.verify;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.CircleLattice;
import org.neuralquanta.grokking.Cover;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.Phase;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.grokking.RepresentationFlow;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.ToyModel;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.grokking.UniquenessTrials;
import org.neuralquanta.omnigrok.LinearDraw;
import org.neuralquanta.omnigrok.LinearModel;
import org.neuralquanta.omnigrok.MarchenkoPastur;
import org.neuralquanta.omnigrok.NormRun;
import org.neuralquanta.omnigrok.NormTask;
import org.neuralquanta.omnigrok.RidgeLandscape;
import org.neuralquanta.random.RandomStream;

/** T26 to T33: representations of addition, and weight norms. */
final class GrokkingChecks {

    private static final double ROUNDING = 1e-11;

    private GrokkingChecks() {}

    static List<Check> all() {
        Addition ten = Addition.of(10);
        RepresentationFlow flow =
                RepresentationFlow.of(EffectiveLoss.of(TrainingSet.full(ten)), Representation.random(10, 2, 1, 0));
        LinearModel linear = LinearModel.of(2, 10).withDecay(1e-4);
        var landscape = new RidgeLandscape(2, 1);
        return List.of(
                Check.exact(
                        "T26.spectrum",
                        "third smallest eigenvalue of G on all pairs of ten symbols: p(p+2)/4 against the decomposition",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(30)),
                        () -> EffectiveLoss.of(TrainingSet.full(ten)).gramSpectrum()[2]),
                Check.exact(
                        "T26.norm",
                        "norm of the representation along the flow: that of the start",
                        theory -> Expectation.within(
                                ROUNDING, theory.amplitude(Representation.random(10, 2, 1, 0).squaredNorm())),
                        () -> flow.at(3).squaredNorm()),
                Check.exact(
                        "T26.slope",
                        "slope of the loss along the flow at t = 1: minus the squared gradient against a difference",
                        theory -> Expectation.within(1e-7, theory.amplitude(-squaredGradient(ten, flow.at(1)))),
                        () -> (flow.loss(1 + 1e-4) - flow.loss(1 - 1e-4)) / 2e-4),
                Check.exact(
                        "T27.reference",
                        "unique sets of nine of the 15 pairs of five symbols: ranks of all sets against the library",
                        theory -> Expectation.within(0, theory.amplitude(Reference.value("grokking.unique"))),
                        () -> UniqueSets.of(5).count(9).doubleValue()),
                new Check(
                        "T27.drawn",
                        "probability that 20 of the 28 pairs of seven symbols are unique: counted against 2 x 10^5 random orders",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(UniqueSets.of(7).probability(20))),
                        chance -> {
                            UniquenessTrials trials = UniquenessTrials.run(Addition.of(7), 200_000, chance.seed());
                            return new Measurement(trials.probability(20), trials.standardError(20));
                        }),
                new Check(
                        "T27.cover",
                        "expected symbols in no parallelogram, six symbols, pairs kept with probability 0.4: formula against 10^6 sets",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(new Cover(Addition.of(6)).expectedUncovered(0.4))),
                        chance -> uncovered(chance, Addition.of(6), 0.4, 1_000_000)),
                Check.exact(
                        "T28.quality",
                        "quality of the linear representation of ten symbols: all parallelograms hold",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(1)),
                        () -> new RepresentationQuality(ten).index(line(10))),
                Check.exact(
                        "T29.spectrum",
                        "all other eigenvalues of G for addition modulo 11: p(p+3)/2 against the decomposition",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(77)),
                        () -> EffectiveLoss.of(TrainingSet.full(Addition.modulo(11))).gramSpectrum()[1]),
                Check.exact(
                        "T29.lattice",
                        "index of the lattice of all pairs modulo 11: the circle is forced, so it is p",
                        theory -> Expectation.within(0, theory.amplitude(11)),
                        () -> CircleLattice.of(TrainingSet.full(Addition.modulo(11))).index().orElseThrow().doubleValue()),
                Check.exact(
                        "T29.cover",
                        "expected uncovered symbols modulo 11 at 0.3: closed form against the product over classes",
                        theory -> {
                            double one = 1 - 0.3 * (1 - Math.pow(0.7, 5));
                            return Expectation.within(ROUNDING, theory.amplitude(11 * Math.pow(one, 11)));
                        },
                        () -> new Cover(Addition.modulo(11)).expectedUncovered(0.3)),
                new Check(
                        "T30.ends",
                        "trained: a decoder of rate 3e-5 is confused, one of 3e-2 memorises; how many of the two do so",
                        _ -> new Expectation(2, 0),
                        _ -> Measurement.exactly(
                                (new ToyModel(50, 3e-5, 0, 1).run(10_000).phase(100) == Phase.CONFUSION ? 1 : 0)
                                        + (new ToyModel(50, 3e-2, 0, 1).run(10_000).phase(100) == Phase.MEMORISATION ? 1 : 0))),
                new Check(
                        "T31.slope",
                        "trained: steps to generalise in units of ln w0/(eta gamma), between scales 3 and 10: slope 1 within 0.05",
                        _ -> new Expectation(1, 0.05),
                        _ -> Measurement.exactly(
                                (generalises(10) - generalises(3)) * 1e-3 * 0.6 / Math.log(10.0 / 3))),
                Check.exact(
                        "T32.bessel",
                        "training loss at t = 2, aspect 2, without noise and decay: Bessel function against quadrature",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(LinearModel.of(2, 10).limit().trainClosed(2))),
                        () -> LinearModel.of(2, 10).limit().train(2)),
                Check.exact(
                        "T32.time",
                        "time at which the test loss falls to 0.3, aspect 2, decay 1e-4: ln(W0/Wc)/gamma against the crossing",
                        theory -> Expectation.within(
                                1e-3, theory.amplitude(linear.limit().predictedGrokkingTime(0.3))),
                        () -> linear.limit().grokkingTime(0.3).orElseThrow()),
                Check.exact(
                        "T32.identity",
                        "slope of the test loss of one draw at t = 1: minus twice the training loss against a difference",
                        theory -> Expectation.within(1e-7, theory.amplitude(-2 * draw(1, 0).flow(1).train())),
                        () -> (draw(1, 0).flow(1 + 1e-4).test() - draw(1, 0).flow(1 - 1e-4).test()) / 2e-4),
                // Finite d differs from the limit by O(1/d): with d = 200 by less than 1/200 of the loss.
                new Check(
                        "T32.drawn",
                        "test loss at t = 1, aspect 2: the limit within 0.5 % against 100 draws of 200 weights",
                        _ -> Expectation.within(0.005, LinearModel.of(2, 10).limit().test(1)),
                        chance -> {
                            var losses = new double[100];
                            Arrays.setAll(losses, i -> draw(chance.seed(), i).flow(1).test());
                            return Measurement.mean(losses);
                        }),
                Check.exact(
                        "T33.ridge",
                        "test loss on the ridge of penalty 0.5, aspect 2: closed form against quadrature",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(landscape.ridge(0.5).test())),
                        () -> 0.5 * (new MarchenkoPastur(2).integral(s -> Math.pow(0.5 / (s + 0.5), 2)) + 0.5)),
                Check.exact(
                        "T33.minimum",
                        "least test loss is at w_c = W*/sqrt(lambda): the floor of the U",
                        theory -> Expectation.within(ROUNDING, theory.amplitude(0.5 * (1 - 1 / 2.0))),
                        () -> landscape.at(1 / Math.sqrt(2)).test()));
    }

    private static double squaredGradient(Addition addition, Representation at) {
        double sum = 0;
        for (double[] row : EffectiveLoss.of(TrainingSet.full(addition)).gradient(at)) {
            for (double x : row) {
                sum += x * x;
            }
        }
        return sum;
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
