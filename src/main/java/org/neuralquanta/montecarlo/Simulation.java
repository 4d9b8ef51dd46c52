package org.neuralquanta.montecarlo;

import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.race.Frequencies;
import org.neuralquanta.race.Range;
import org.neuralquanta.race.SurvivalDraws;

/**
 * Simulates the loss as a function of data: R data sets are drawn, a quantum is learned at its τ-th useful sample, and each unlearned
 * quantum adds its gap times its frequency, \(L(D) = \sum_{k\ \mathrm{not\ learned}} k^\eta\,p_k\). A sample of quantum k is useful with
 * probability \(k^{-\delta}\). Data sets may be drawn with frequencies \(q_k\) other than the use frequencies. Immutable, thread-safe.
 *
 * <p>Infinitely many quanta are simulated without truncation. Memory does not grow with the number of quanta or of replicates, except under
 * multinomial sampling, which holds 8 bytes for each quantum and 4 more for each thread, and for quantiles, which keep every loss. A loss
 * is rounded to \(2^{-60}\) of L(0) for each quantum. The result depends on neither the kernel nor the number of threads. A {@link Plan}
 * splits the simulation into parts for many machines.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="simulation"}
 *
 * @param quanta the use frequencies, of at most 10^9 quanta (10^7 under multinomial sampling) or, under Poisson sampling, of
 *     infinitely many
 * @param training the frequencies \(q_k\) of the samples, for the same quanta by rank; quanta beyond the last are never learned. There may
 *     be infinitely many only if there are infinitely many use frequencies
 * @param sampling how data are drawn. POISSON: each quantum has its own Poisson process, its τ-th useful sample comes at \(T_k =
 *     k^\delta\,\Gamma(\tau, 1)/q_k\), and the cost does not depend on D. MULTINOMIAL: ⌊D⌋ samples are drawn one by one, an independent
 *     check of POISSON, at a cost that grows with D. WITHOUT_REPLACEMENT is not supported
 * @param tau τ, 1 ≤ τ ≤ 10^6
 * @param survival the probability that a quantum is still unlearned at a given exposure, which replaces the rule of the τ-th useful sample;
 *     empty for that rule
 * @param delta δ, 0 ≤ δ ≤ 10
 * @param eta η, −10 ≤ η ≤ 10; below α for infinitely many quanta
 * @param visits how often each sample is visited, and whether a visit teaches; D is then the number of distinct samples, and a quantum is
 *     learned once τ visits of useful samples have taught it (T41)
 * @param replication how many data sets are drawn, and from which seed
 * @param execution threads and kernel
 */
@Statement({"T8", "T11", "T12", "T13", "T14", "T15", "T41", "T43"})
public record Simulation(
        QuantaDistribution quanta,
        QuantaDistribution training,
        Sampling sampling,
        int tau,
        Optional<DoubleUnaryOperator> survival,
        double delta,
        double eta,
        Visits visits,
        Replication replication,
        Execution execution) {

    private static final double MOST_QUANTA = 1e9;
    private static final double MOST_DRAWN_QUANTA = 1e7;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Simulation {
        if (sampling == Sampling.WITHOUT_REPLACEMENT) {
            throw new IllegalArgumentException("sampling must be POISSON or MULTINOMIAL in a simulation, was " + sampling);
        }
        check(quanta, sampling);
        check(training, sampling);
        long most = quanta.quanta().orElse(Long.MAX_VALUE);
        if (training.quanta().orElse(Long.MAX_VALUE) > most) {
            throw new IllegalArgumentException("training must have no more quanta than are in use, " + most + ", was " + training);
        }
        if (survival.isPresent() && (quanta.quanta().isEmpty() || sampling != Sampling.POISSON)) {
            throw new IllegalArgumentException("an emergence curve given as a function is simulated only for finitely many quanta under"
                    + " Poisson sampling, was " + quanta + " and " + sampling);
        }
        survival.ifPresent(SurvivalDraws::check);
        Range.check("tau", tau, 1, 1e6);
        Range.check("delta", delta, 0, 10);
        Range.check("eta", eta, -10, 10);
        if (survival.isPresent() && !visits.equals(Visits.ONCE)) {
            throw new IllegalArgumentException("an emergence curve given as a function counts no visits, was " + visits);
        }
        visits.check(tau);
        Objects.requireNonNull(replication);
        Objects.requireNonNull(execution);
    }

    private static void check(QuantaDistribution quanta, Sampling sampling) {
        if (quanta.quanta().isPresent()) {
            double most = sampling == Sampling.POISSON ? MOST_QUANTA : MOST_DRAWN_QUANTA;
            Range.check("quanta", (double) quanta.quanta().getAsLong(), 1, most);
        } else if (sampling == Sampling.MULTINOMIAL) {
            throw new IllegalArgumentException(
                    "quanta must be finitely many for multinomial sampling; give their number, or use Poisson sampling");
        } else if (quanta.form() instanceof FrequencyForm.Rankwise form) {
            throw Frequencies.endless(form);
        } else if (quanta.form() instanceof ParametricQuanta formula && formula.gamma() < 0) {
            throw new IllegalArgumentException("gamma must be >= 0 for infinitely many quanta in a simulation, was "
                    + formula.gamma() + "; give a finite number of quanta");
        }
    }

    /**
     * Samples drawn with the use frequencies, Poisson sampling, τ = 1, δ = 0, η = 0, 64 replicates, seed 1, one thread, kernel AUTO.
     *
     * @param quanta the use frequencies
     * @return the simulation
     * @throws IllegalArgumentException if the number of quanta is finite and above 10^9
     */
    public static Simulation of(QuantaDistribution quanta) {
        return new Simulation(quanta, quanta, Sampling.POISSON, 1, Optional.empty(), 0, 0, Visits.ONCE, Replication.USUAL, Execution.SERIAL);
    }

    /**
     * The same with samples drawn with frequencies other than the use frequencies: samples of quantum k come at the rate \(q_k\), and while
     * unlearned it adds \(k^\eta p_k\) as before. For the best frequencies see {@code CuratedLaw.frequencies}; tempered frequencies are
     * those of another Zipf distribution.
     *
     * @param training \(q_k\), for the same quanta by rank
     * @return the simulation
     * @throws IllegalArgumentException if it has more quanta than there are use frequencies, or its form cannot be simulated
     */
    @Statement("T43")
    public Simulation trainedOn(QuantaDistribution training) {
        return new Simulation(quanta, training, sampling, tau, survival, delta, eta, visits, replication, execution);
    }

    /**
     * The same with another way of sampling.
     *
     * @param sampling how data are drawn
     * @return the simulation
     */
    public Simulation sampled(Sampling sampling) {
        return new Simulation(quanta, training, sampling, tau, survival, delta, eta, visits, replication, execution);
    }

    /**
     * The same with another number of samples that a quantum needs.
     *
     * @param tau τ
     * @return the simulation
     */
    public Simulation learnedAfter(int tau) {
        return new Simulation(quanta, training, sampling, tau, Optional.empty(), delta, eta, visits, replication, execution);
    }

    /**
     * The same with a custom emergence curve: quantum k is still unlearned at exposure \(y=Dp_k/k^\delta\) with probability φ(y),
     * independently of the others. Each quantum draws a uniform number U in each replicate and is learned at the first exposure with
     * \(\varphi(y)&lt;U\), which takes about 60 evaluations of φ.
     *
     * <p>φ is checked on a grid only: at exposure 0, and from 1e-18 to 1e18 at exposures a factor of 1.5 apart. A rise and fall between two
     * of them goes unnoticed, and the result may be wrong.
     *
     * @param survival φ, for exposures from 0 to 1e18, in [0, 1] and non-increasing; it must be safe to call from several threads
     * @return the simulation
     * @throws IllegalArgumentException if φ rises, leaves [0, 1] or is NaN, if there are infinitely many quanta, or sampling is not
     *     Poisson
     */
    public Simulation learnedBy(DoubleUnaryOperator survival) {
        return new Simulation(quanta, training, sampling, tau, Optional.of(survival), delta, eta, visits, replication, execution);
    }

    /**
     * The same with other exponents of usefulness and gap.
     *
     * @param delta δ
     * @param eta η
     * @return the simulation
     */
    public Simulation withExponents(double delta, double eta) {
        return new Simulation(quanta, training, sampling, tau, survival, delta, eta, visits, replication, execution);
    }

    /**
     * The same with more visits to each sample, or with visits that may fail to teach: the loss is then that of R passes over D distinct
     * samples (T41).
     *
     * @param visits R and h
     * @return the simulation
     * @throws IllegalArgumentException for h &lt; 1 and R &gt; 1, if τ &gt; 100; or if there is an emergence curve given as a function
     */
    @Statement("T41")
    public Simulation visiting(Visits visits) {
        return new Simulation(quanta, training, sampling, tau, survival, delta, eta, visits, replication, execution);
    }

    /**
     * The same with other replicates.
     *
     * @param count R
     * @param seed the seed
     * @return the simulation
     * @throws IllegalArgumentException if R is out of range
     */
    public Simulation repeated(long count, long seed) {
        return new Simulation(quanta, training, sampling, tau, survival, delta, eta, visits, new Replication(count, seed), execution);
    }

    /**
     * The same with other threads or another kernel; the results are the same to the bit.
     *
     * @param machine threads and kernel
     * @return the simulation
     */
    public Simulation on(Execution machine) {
        return new Simulation(quanta, training, sampling, tau, survival, delta, eta, visits, replication, machine);
    }

    /**
     * Runs the simulation.
     *
     * @param grid the amounts of data D, increasing, 1 ≤ D ≤ 1e18
     * @return an estimate for each, and the digest
     * @throws IllegalArgumentException if the grid does not increase or is out of range, or if the run would take more than 10^14
     *     numbers or more memory than there is
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    public Result run(double... grid) throws InterruptedException {
        return run(Observer.none(), grid);
    }

    /**
     * Runs the simulation with an observer.
     *
     * @param observer what to report besides estimates
     * @param grid the amounts of data D, increasing, 1 ≤ D ≤ 1e18
     * @return an estimate for each, and the digest
     * @throws IllegalArgumentException as {@link #run(double...)}, or if a chosen rank does not exist
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    public Result run(Observer observer, double... grid) throws InterruptedException {
        return new DataRun(this, observer, grid, 0).result();
    }

    /**
     * Runs the simulation over steps of training, each of which sees a batch of new samples: after S steps D = B S, and with batches of
     * one D = S. Learning times are whole numbers of steps: a quantum is learned at the end of its step.
     *
     * @param batch B, 1 ≤ B ≤ 10^9
     * @param observer what to report besides estimates
     * @param steps the numbers of steps S, increasing, 1 ≤ S and B S ≤ 1e18
     * @return an estimate for each, with S as x, and the digest
     * @throws IllegalArgumentException as {@link #run(Observer, double...)}, if a step is not whole, or if samples are visited more than
     *     once, since training by steps is a single epoch
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    @Statement("T15")
    public Result runSteps(long batch, Observer observer, double... steps) throws InterruptedException {
        checkSteps(batch, steps);
        return new DataRun(this, observer, steps, batch).result();
    }

    void checkSteps(long batch, double... steps) {
        Range.check("batch", (double) batch, 1, 1e9);
        if (visits.passes() > 1) {
            throw new IllegalArgumentException("passes must be 1 for steps, which see new samples, was " + visits.passes());
        }
        for (double step : steps) {
            if (step != Math.rint(step)) {
                throw new IllegalArgumentException("steps must be whole numbers, was " + step);
            }
        }
    }

    @Override
    public String toString() {
        String samples = training.equals(quanta) ? "" : ", training=" + training;
        return "Simulation[quanta=" + quanta + samples + ", sampling=" + sampling + ", tau=" + tau + ", " + replication + ", " + execution + "]";
    }
}
