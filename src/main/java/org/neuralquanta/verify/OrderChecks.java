package org.neuralquanta.verify;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.schedule.PrerequisiteLaw;
import org.neuralquanta.schedule.SpendingLaw;
import org.neuralquanta.special.GammaRatio;

/** T3 to T7: the loss under an order of learning. */
final class OrderChecks {

    private static final double ROUNDING = 1e-12;

    /** Seven quanta with gaps k^1.2: the rarest is worth most, so that the order by benefit is not that of frequency. */
    private static final QuantaModel SEVEN = QuantaModel.of(Zipf.finite(0.5, 7)).with(new Gap(1, 1.2));

    private OrderChecks() {}

    static List<Check> all() {
        return List.of(
                Check.exact(
                        "T3.staircase",
                        "loss after 30 of 100 quanta by frequency, alpha = 0.4: the law against a plain sum of what is unlearned",
                        theory -> Expectation.within(
                                ROUNDING,
                                OrderLaw.of(QuantaModel.of(Zipf.finite(theory.alpha(0.4), 100)), theory.order(new ByFrequency()))
                                        .loss(theory.first(30))),
                        () -> plainLoss(Zipf.finite(0.4, 100), rank -> rank > 30)),
                Check.exact(
                        "T3.enclosure",
                        "loss after 10^5 of 10^9 quanta by frequency: the enclosure against the tail of the distribution",
                        theory -> new Expectation(
                                OrderLaw.of(QuantaModel.of(Zipf.finite(0.4, 1_000_000_000L)), theory.order(new ByFrequency()))
                                        .bound(theory.first(100_000))
                                        .interval()
                                        .midpoint(),
                                1e-13),
                        () -> Zipf.finite(0.4, 1_000_000_000L).tail(100_000)),
                Check.exact(
                        "T4.exchange",
                        "least summed loss of seven quanta: the order by benefit against all 5040 orders",
                        theory -> Expectation.within(ROUNDING, summedLoss(theory.order(new ByBenefit()))),
                        () -> Reference.value("order.best")),
                Check.exact(
                        "T4.worst",
                        "largest loss after three of seven quanta: the reversed order against all sets",
                        theory -> Expectation.within(
                                ROUNDING, OrderLaw.of(SEVEN, theory.order(new Reversed())).loss(3)),
                        () -> extremeLoss(3, false)),
                Check.exact(
                        "T4.best",
                        "least loss after three of seven quanta: the order by benefit against all sets",
                        theory -> Expectation.within(
                                ROUNDING, OrderLaw.of(SEVEN, theory.order(new ByBenefit())).loss(3)),
                        () -> extremeLoss(3, true)),
                Check.exact(
                        "T4.budget",
                        "loss at a budget of 9.5 with costs sqrt(k), alpha = 0.4: benefit per cost by hand against the library",
                        theory -> Expectation.within(ROUNDING, spentByHand(theory)),
                        () -> SpendingLaw.of(QuantaModel.of(Zipf.finite(0.4, 20)).with(new Cost(1, 0.5))).optimal(9.5)),
                new Check(
                        "T5.drawn",
                        "loss after 20 of 50 quanta in random order: 1 - n/K against 4 x 10^5 drawn orders",
                        theory -> Expectation.within(ROUNDING, randomLoss(theory)),
                        chance -> randomOrders(chance, 50, 20, 400_000)),
                Check.exact(
                        "T5.mean",
                        "the same expectation from the library",
                        theory -> Expectation.within(ROUNDING, randomLoss(theory)),
                        () -> OrderLaw.of(QuantaModel.of(Zipf.finite(0.4, 50)), new UniformlyRandom()).loss(20)),
                Check.exact(
                        "T5.variance",
                        "variance of the loss after three of seven quanta in random order: all sets against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "order.random-variance")),
                        () -> OrderLaw.of(QuantaModel.of(Zipf.finite(0.5, 7)), new UniformlyRandom()).variance(3)),
                Check.exact(
                        "T6.count",
                        "quanta learned by t = 1000 in Plackett-Luce order, theta = 1, alpha = 0.4: closed form with -1/2 against the sum",
                        theory -> Expectation.within(ROUNDING, raceCount(theory, 1000)),
                        () -> race(1).count(1000)),
                Check.exact(
                        "T6.loss",
                        "loss at t = 1000, theta = 1.5, alpha = 0.4: closed form against the sum",
                        theory -> Expectation.within(1e-10, race(theory.theta(1.5)).lossAsymptotic().at(1000)),
                        () -> race(1.5).loss(1000)),
                Check.exact(
                        "T6.sets",
                        "loss after exactly three of seven quanta, theta = 0.8: all orders against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "order.plackett-luce")),
                        () -> OrderLaw.of(QuantaModel.of(Zipf.finite(0.5, 7)), new PlackettLuce(0.8)).loss(3)),
                new Check(
                        "T6.drawn",
                        "quanta learned by t = 1000 of 2000, theta = 1, alpha = 0.4: the law against 8000 drawn races",
                        theory -> Expectation.within(
                                ROUNDING,
                                RaceLaw.of(QuantaModel.of(Zipf.finite(theory.alpha(0.4), 2000)), new PlackettLuce(1)).count(1000)),
                        chance -> drawnRaces(chance, 2000, 1000, 8000)),
                new Check(
                        "T6.rings",
                        "loss after exactly 30 of 100 quanta, theta = 1, alpha = 0.4: the race's integral against 40000 drawn races",
                        theory -> Expectation.within(
                                ROUNDING,
                                OrderLaw.of(QuantaModel.of(Zipf.finite(0.4, 100)), theory.order(new PlackettLuce(1))).loss(theory.first(30))),
                        chance -> lossAfterRings(chance, 100, 30, 40_000)),
                Check.exact(
                        "T7.order",
                        "least summed loss of seven quanta with prerequisites: all admissible orders against the library",
                        theory -> Expectation.within(ROUNDING, Reference.value(theory, "order.prerequisites")),
                        () -> withPrerequisites().leastSummedLoss() - 1),
                Check.exact(
                        "T7.set",
                        "least loss after three of the same quanta: all closed sets against the library",
                        theory -> Expectation.within(ROUNDING, bestSet(theory, 3)),
                        () -> withPrerequisites().leastLoss(3)));
    }

    private static double plainLoss(Zipf quanta, IntPredicate unlearned) {
        double loss = 0;
        double total = 0;
        for (int rank = (int) quanta.quanta().orElseThrow(); rank >= 1; rank--) {
            double weight = Math.pow(rank, -1 - quanta.alpha());
            total += weight;
            loss += unlearned.test(rank) ? weight : 0;
        }
        return loss / total;
    }

    /** The loss after 20 of 50 quanta in random order. */
    private static double randomLoss(Theory theory) {
        int learned = theory.first(20);
        return theory.order(new UniformlyRandom()) instanceof ByFrequency
                ? plainLoss(Zipf.finite(0.4, 50), rank -> rank > learned)
                : 1 - learned / 50.0;
    }

    private static double summedLoss(LearningOrder order) {
        OrderLaw law = OrderLaw.of(SEVEN, order);
        double sum = 0;
        for (int n = 1; n <= 7; n++) {
            sum += law.loss(n);
        }
        return sum;
    }

    /** The least or the largest loss over all sets of so many learned quanta. */
    private static double extremeLoss(int learned, boolean least) {
        double extreme = least ? Double.POSITIVE_INFINITY : 0;
        for (int set = 0; set < 128; set++) {
            if (Integer.bitCount(set) == learned) {
                double loss = 0;
                double total = 0;
                for (int rank = 1; rank <= 7; rank++) {
                    double weight = Math.pow(rank, -1.5);
                    total += weight;
                    loss += (set >> (rank - 1) & 1) == 0 ? Math.pow(rank, 1.2) * weight : 0;
                }
                extreme = least ? Math.min(extreme, loss / total) : Math.max(extreme, loss / total);
            }
        }
        return extreme;
    }

    /** Quanta are bought by benefit per cost, k^-1.9, which is by rank; the last one in part. */
    private static double spentByHand(Theory theory) {
        double budget = 9.5;
        double loss = 0;
        double total = 0;
        for (int rank = 1; rank <= 20; rank++) {
            double weight = Math.pow(rank, -1.4);
            double cost = Math.pow(rank, theory.kappa(0.5));
            double bought = Math.clamp(budget / cost, 0, 1);
            budget -= bought * cost;
            total += weight;
            loss += (1 - bought) * weight;
        }
        return loss / total;
    }

    private static Measurement randomOrders(Chance chance, int quanta, int learned, int replicates) {
        var weights = new double[quanta];
        Arrays.setAll(weights, i -> Math.pow(i + 1.0, -1.4));
        double total = Arrays.stream(weights).sum();
        var losses = new double[replicates];
        var order = new int[quanta];
        Arrays.setAll(order, i -> i);
        RandomStream stream = chance.stream(1);
        for (int r = 0; r < replicates; r++) {
            double left = total;
            for (int i = 0; i < learned; i++) {
                int other = i + (int) (stream.uniform(r, i) * (quanta - i));
                int drawn = order[other];
                order[other] = order[i];
                order[i] = drawn;
                left -= weights[drawn];
            }
            losses[r] = left / total;
        }
        return Measurement.mean(losses);
    }

    private static RaceLaw race(double theta) {
        return RaceLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new PlackettLuce(theta));
    }

    private static double raceCount(Theory theory, double time) {
        double exponent = 1 / (1 + theory.alpha(0.4));
        double amplitude = theory == Theory.STEP ? 1 : GammaRatio.gamma(1 - exponent);
        return amplitude * Math.pow(time, exponent) - theory.half();
    }

    /** Clock k rings at an exponential time of rate k^-1.4. */
    private static Measurement drawnRaces(Chance chance, int quanta, double time, int replicates) {
        var limits = new double[quanta + 1];
        Arrays.setAll(limits, rank -> time * Math.pow(rank, -1.4));
        var counts = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            RandomStream stream = chance.stream(r);
            for (int rank = 1; rank <= quanta; rank++) {
                counts[r] += stream.exponential(rank, 0) < limits[rank] ? 1 : 0;
            }
        }
        return Measurement.mean(counts);
    }

    /** What is left when so many of the clocks of rates k^-1.4 have rung. */
    private static Measurement lossAfterRings(Chance chance, int quanta, int learned, int replicates) {
        var losses = new double[replicates];
        var times = new double[quanta];
        for (int r = 0; r < replicates; r++) {
            RandomStream stream = chance.stream(r);
            Arrays.setAll(times, i -> stream.exponential(i + 1, 0) * Math.pow(i + 1.0, 1.4));
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            double total = 0;
            for (int i = quanta - 1; i >= 0; i--) {
                double weight = Math.pow(i + 1.0, -1.4);
                total += weight;
                losses[r] += times[i] > sorted[learned - 1] ? weight : 0;
            }
            losses[r] /= total;
        }
        return Measurement.mean(losses);
    }

    private static final int[][] BEFORE = {{5, 1}, {5, 2}, {6, 2}, {7, 3}};

    private static PrerequisiteLaw withPrerequisites() {
        return PrerequisiteLaw.of(
                QuantaModel.of(Zipf.finite(0.3, 7)),
                Prerequisites.of(7, Arrays.stream(BEFORE).map(edge -> new Prerequisites.Edge(edge[0], edge[1])).toList()));
    }

    private static double bestSet(Theory theory, int learned) {
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 128; set++) {
            int chosen = set;
            boolean closed = theory == Theory.WITHOUT_PREREQUISITES || Arrays.stream(BEFORE)
                    .allMatch(edge -> (chosen >> (edge[1] - 1) & 1) == 0 || (chosen >> (edge[0] - 1) & 1) == 1);
            if (Integer.bitCount(set) == learned && closed) {
                best = Math.min(best, plainLoss(Zipf.finite(0.3, 7), rank -> (chosen >> (rank - 1) & 1) == 0));
            }
        }
        return best;
    }
}
