package org.neuralquanta.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.study.CurveBand;

/** T44: fluctuations of dependent quanta, and along one growing data set. */
final class FluctuationChecks {

    private static final double ROUNDING = 1e-11;
    private static final double ALPHA = 0.4;
    private static final long[] COUNTS = {5, 4, 3, 2, 2, 1};
    private static final TabulatedQuanta CORPUS = TabulatedQuanta.ofCounts(COUNTS);

    private FluctuationChecks() {}

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T44.pairs",
                        "variance of the loss of 20 quanta at exactly 20 samples: the sum over pairs against sums without pairs",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.multinomial-variance")),
                        () -> value(law(20, 1, Sampling.MULTINOMIAL).variance(20))),
                Check.exact(
                        "T44.shots",
                        "covariance of the loss of 12 quanta at 15 and 25 samples, three needed: the sum over pairs against sums without pairs",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.covariance")),
                        () -> value(law(12, 3, Sampling.MULTINOMIAL).covariance(15, 25))),
                Check.exact(
                        "T44.corpus",
                        "variance of the loss at 7 of 17 samples without replacement, two needed: the sum over pairs against sums without"
                                + " pairs",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "data.corpus-variance")),
                        () -> value(DataLaw.of(
                                        QuantaModel.of(CORPUS).learnedAfter(Shots.of(2)),
                                        Sampling.WITHOUT_REPLACEMENT)
                                .variance(7))),
                Check.exact(
                        "T44.mixture",
                        "variance of the loss of 12 quanta at 6 samples, Poisson sampling: the sum against the mixture of exact numbers",
                        theory -> Expectation.within(ROUNDING, theory == Theory.STEP ? 0 : value(law(12, 2, Sampling.POISSON).variance(6))),
                        FluctuationChecks::mixture),
                Check.exact(
                        "T44.closed",
                        "covariance of the loss at 10^6 and 3 x 10^6, one shot, Poisson sampling: closed form against the sum",
                        theory -> Expectation.within(1e-9, closed(theory, 1e6, 3e6)),
                        () -> value(DataLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(Shots.of(1))).covariance(1e6, 3e6))),
                new Check(
                        "T44.band",
                        "share of 4000 learning curves that lie at 6 times at once in their band of 0.9: the probability that it bounds,"
                                + " within 2 %, against simulation",
                        theory -> Expectation.within(0.02, theory == Theory.STEP ? 0 : theory == Theory.FRESH_DATA ? Math.pow(0.9, 6) : 0.9),
                        FluctuationChecks::banded),
                new Check(
                        "T44.drawn",
                        "covariance of the loss of 40 quanta at 50 and 80 samples: the sum against 10^6 growing data sets",
                        theory -> Expectation.within(1e-9, grown(theory)),
                        chance -> Simulated.covariance(
                                Simulation.of(Zipf.finite(ALPHA, 40)).repeated(1_000_000, chance.seed()), chance, 50, 80)),
                new Check(
                        "T44.shares",
                        "covariance of the loss of 8 quanta at exactly 16 and 24 samples, six needed: pairs of few quanta against drawn samples",
                        theory -> Expectation.within(
                                1e-9,
                                theory == Theory.FRESH_DATA || theory == Theory.STEP
                                        ? 0
                                        : value(law(8, theory.tau(6), theory == Theory.POISSON ? Sampling.POISSON : Sampling.MULTINOMIAL)
                                                .covariance(16, 24))),
                        chance -> Simulated.covariance(
                                Simulation.of(Zipf.finite(ALPHA, 8)).learnedAfter(6).sampled(Sampling.MULTINOMIAL).repeated(200_000, chance.seed()),
                                chance,
                                16,
                                24)),
                new Check(
                        "T44.growing-corpus",
                        "covariance of the loss after 6 and 11 of 17 samples without replacement: sums without pairs against drawn orders",
                        theory -> Expectation.within(
                                1e-9,
                                theory == Theory.FRESH_DATA
                                        ? 0
                                        : value(DataLaw.of(
                                                        QuantaModel.of(CORPUS).learnedAfter(Shots.of(theory.tau(2))), Sampling.WITHOUT_REPLACEMENT)
                                                .covariance(6, 11))),
                        FluctuationChecks::orders),
                new Check(
                        "T44.multinomial",
                        "covariance of the loss of 20 quanta at exactly 20 and 30 samples: sums without pairs against drawn samples",
                        theory -> Expectation.within(
                                1e-9,
                                theory == Theory.FRESH_DATA
                                        ? 0
                                        : value(law(20, 1, theory == Theory.POISSON ? Sampling.POISSON : Sampling.MULTINOMIAL)
                                                .covariance(20, 30))),
                        chance -> Simulated.covariance(
                                Simulation.of(Zipf.finite(ALPHA, 20)).sampled(Sampling.MULTINOMIAL).repeated(1_000_000, chance.seed()),
                                chance,
                                20,
                                30)));
    }

    /** The corpus in random orders, of which the first samples are taken; two samples of a quantum teach it. */
    private static Measurement orders(Chance chance) {
        int draws = 100_000;
        long samples = CORPUS.samples().orElseThrow();
        var early = new double[draws];
        var late = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            RandomStream stream = chance.stream(draw);
            long[] left = COUNTS.clone();
            var seen = new int[left.length];
            for (int drawn = 1; drawn <= 11; drawn++) {
                double place = stream.uniform(1, drawn) * (samples + 1 - drawn);
                int k = 0;
                for (; place >= left[k]; k++) {
                    place -= left[k];
                }
                left[k]--;
                seen[k]++;
                if (drawn == 6) {
                    early[draw] = open(seen);
                }
            }
            late[draw] = open(seen);
        }
        double first = Measurement.mean(early).value();
        double last = Measurement.mean(late).value();
        return Measurement.mean(IntStream.range(0, draws).mapToDouble(i -> (early[i] - first) * (late[i] - last)).toArray());
    }

    private static double open(int[] seen) {
        return IntStream.range(0, seen.length).filter(k -> seen[k] < 2).mapToDouble(k -> CORPUS.probability(k + 1L)).sum();
    }

    /** Whether each of some curves lies in its band. */
    private static Measurement banded(Chance chance) throws InterruptedException {
        double[] times = {300, 500, 800, 1200, 2000, 3000};
        CurveBand band = CurveBand.of(DataLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(Shots.of(1))), 1, 0.9, times);
        var inside = new ArrayList<Double>();
        Simulation.of(Zipf.infinite(ALPHA))
                .repeated(4000, chance.seed())
                .on(Execution.of(chance.threads()))
                .run(Observer.none().withCurves((_, losses) -> inside.add(band.pValue(losses) >= 0.1 ? 1.0 : 0.0)), times);
        return Measurement.mean(inside.stream().mapToDouble(share -> share).toArray());
    }

    private static DataLaw law(long quanta, double tau, Sampling sampling) {
        return DataLaw.of(QuantaModel.of(Zipf.finite(ALPHA, quanta)).learnedAfter(Shots.of(tau)), sampling);
    }

    /** The mean of the variance at D samples, and the variance of the mean, over D drawn from Poisson's distribution. */
    private static double mixture() {
        DataLaw fixed = law(12, 2, Sampling.MULTINOMIAL);
        double weight = Math.exp(-6);
        double loss = weight;
        double square = weight;
        double within = 0;
        for (int n = 1; n < 60; n++) {
            weight *= 6.0 / n;
            double mean = fixed.exact(n);
            loss += weight * mean;
            square += weight * mean * mean;
            within += weight * value(fixed.variance(n));
        }
        return within + square - loss * loss;
    }

    private static double grown(Theory theory) {
        if (theory == Theory.FRESH_DATA || theory == Theory.STEP) {
            return 0;
        }
        QuantaModel model = QuantaModel.of(Zipf.finite(theory.alpha(ALPHA), 40)).learnedAfter(Shots.of(1));
        return value(DataLaw.of(model).covariance(50, 80));
    }

    /** \((c^{1/s}/s)\,D_2^{-u}\,\Gamma(u)(1-(1+D_1/D_2)^{-u})\), u = 2 − 1/s. */
    private static double closed(Theory theory, double earlier, double later) {
        if (theory == Theory.FRESH_DATA || theory == Theory.STEP) {
            return 0;
        }
        double alpha = theory.alpha(ALPHA);
        double s = 1 + alpha;
        double u = 2 - 1 / s;
        return Math.pow(HurwitzZeta.value(alpha, 1), -1 / s) / s * GammaRatio.gamma(u) * (1 - Math.pow(1 + earlier / later, -u))
                * Math.pow(later, -u);
    }

    private static double value(Moment moment) {
        return switch (moment) {
            case Moment.Value(double value) -> value;
            case Moment.Absent(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
