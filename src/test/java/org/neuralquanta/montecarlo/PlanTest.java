package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;

/** A simulation in parts has the bits of {@link Simulation#run}, whose own bits {@link DigestTest} holds. */
class PlanTest {

    private static final double[] GRID = {1e2, 1e3, 1e4, 1e6};

    /** Without a tail and with one; with fewer replicates than a group, and more. */
    private static final List<Simulation> SIMULATIONS = List.of(
            Simulation.of(Zipf.finite(0.4, 20_000)).repeated(5, 7),
            Simulation.of(Zipf.finite(0.1, 3_000)).learnedAfter(2).withExponents(0.3, 0.2).repeated(70, -3),
            Simulation.of(Zipf.finite(0.7, 500).withOffset(10)).repeated(130, Long.MIN_VALUE),
            Simulation.of(LogModifiedZipf.finite(0.5, 1, 5_000)).repeated(2, 0),
            Simulation.of(TabulatedQuanta.ofFrequencies(5, 3, 2, 1, 0)).repeated(9, 1),
            Simulation.of(Zipf.infinite(1.5)).repeated(70, 4),
            Simulation.of(Zipf.infinite(1.5)).learnedAfter(3).withExponents(0.2, 0.1).repeated(3, 2),
            Simulation.of(Zipf.finite(0.4, 300)).sampled(Sampling.MULTINOMIAL).repeated(9, 5),
            Simulation.of(Zipf.infinite(0.6)).trainedOn(Zipf.finite(-0.2, 900)).repeated(4, 2));

    private static Result whole(Plan plan, List<Plan.Part> parts) throws InterruptedException {
        var sums = new TreeMap<Long, PartialSums>();
        for (Plan.Part part : parts) {
            sums.merge(part.fromReplicate(), plan.run(part), PartialSums::plus);
        }
        return plan.result(Observer.none(), sums.values().iterator());
    }

    /** Ragged blocks of replicates, each cut into ragged pieces of ranks of its own. */
    private static List<Plan.Part> split(Plan plan, Random random) {
        List<Plan.Part> parts = new ArrayList<>();
        long all = plan.simulation().replication().count();
        boolean uncut = plan.simulation().sampling() == Sampling.MULTINOMIAL;
        for (long from = 0, to; from < all; from = to) {
            to = from + 1 + random.nextLong(Math.min(90, all - from));
            long last = plan.lastRank();
            boolean apart = random.nextBoolean();
            for (long rank = 1, end; rank <= last; rank = end) {
                end = uncut ? last + 1 : rank + 1 + random.nextLong(last + 1 - rank);
                parts.add(new Plan.Part(from, to, rank, end, plan.hasTail() && !apart && end == last + 1));
            }
            if (plan.hasTail() && apart) {
                parts.add(new Plan.Part(from, to, 1, 1, true));
            }
        }
        return parts;
    }

    @Property(tries = 25)
    void anySplitInAnyOrderHasTheBitsOfOneRun(@ForAll @IntRange(max = 8) int index, @ForAll long seed) throws Exception {
        var random = new Random(seed);
        Simulation simulation = SIMULATIONS.get(index);
        Plan plan = copy(Plan.of(simulation, GRID));
        List<Plan.Part> parts = split(plan, random);
        Collections.shuffle(parts, random);
        assertThat(whole(plan, parts)).isEqualTo(simulation.run(GRID));
    }

    @Property(tries = 25)
    void sumsAreAssociativeAndCommutative(@ForAll @IntRange(max = 6) int index, @ForAll long seed) throws Exception {
        var random = new Random(seed);
        Plan plan = Plan.of(SIMULATIONS.get(index), GRID);
        long last = plan.lastRank();
        long[] cuts = random.longs(2, last + 1).distinct().limit(2).sorted().toArray();
        List<PartialSums> sums = new ArrayList<>();
        for (Plan.Part part : List.of(
                new Plan.Part(0, 2, 1, cuts[0], plan.hasTail()),
                new Plan.Part(0, 2, cuts[0], cuts[1], false),
                new Plan.Part(0, 2, cuts[1], last + 1, false))) {
            sums.add(copy(plan.run(part)));
        }
        PartialSums a = sums.get(0);
        PartialSums b = sums.get(1);
        PartialSums c = sums.get(2);
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c))).isEqualTo(c.plus(a).plus(b));
        assertThat(a.plus(b)).isNotEqualTo(a);
    }

    /** With quanta of which some are never sampled, all learned early, or taught by visits that fail. */
    private static final List<Simulation> MULTINOMIAL = Stream.of(
                    Simulation.of(Zipf.finite(0.4, 3_000)).withExponents(0.3, 0.2),
                    Simulation.of(Zipf.finite(0.1, 20)),
                    Simulation.of(Zipf.finite(0.4, 50)).learnedAfter(3).visiting(new Visits(4, 0.3)),
                    Simulation.of(TabulatedQuanta.ofFrequencies(5, 3, 2, 1, 0)))
            .map(simulation -> simulation.sampled(Sampling.MULTINOMIAL).repeated(3, 11))
            .toList();

    @Property(tries = 20)
    void stretchesOfSamplesHaveTheBitsOfOneReplicate(@ForAll @IntRange(max = 3) int index, @ForAll @IntRange(min = 1, max = 9_000) int stretch)
            throws Exception {
        double[] grid = {1, 50, 2_000, 30_000};
        Plan plan = Plan.of(MULTINOMIAL.get(index), grid);
        MultinomialReplicates replicates = plan.multinomialReplicates();
        List<PartialSums> sums = new ArrayList<>();
        for (long replicate = 0; replicate < 3; replicate++) {
            MultinomialReplicates.Drawn drawn = replicates.begin(replicate);
            double share = 0;
            while (!replicates.isDone(drawn)) {
                MultinomialReplicates.Drawn before = drawn;
                assertThatIllegalArgumentException().isThrownBy(() -> replicates.sums(before)).withMessageContaining("advance");
                drawn = copy(replicates.advance(drawn, stretch));
                // What was drawn before is as it was.
                assertThat(replicates.share(before)).isEqualTo(share).isLessThan(replicates.share(drawn));
                share = replicates.share(drawn);
            }
            assertThat(share).isEqualTo(1);
            assertThat(replicates.sums(drawn)).isEqualTo(plan.run(new Plan.Part(replicate, replicate + 1, 1, plan.lastRank() + 1, false)));
            sums.add(replicates.sums(drawn));
        }
        assertThat(plan.result(Observer.none(), sums.iterator())).isEqualTo(plan.simulation().run(grid));
    }

    @Test
    void replicatesOfOtherPlansAreRefused() throws InterruptedException {
        MultinomialReplicates replicates = Plan.of(MULTINOMIAL.getFirst(), GRID).multinomialReplicates();
        MultinomialReplicates.Drawn other = Plan.of(MULTINOMIAL.get(1), GRID).multinomialReplicates().begin(0);
        assertThatIllegalArgumentException().isThrownBy(() -> replicates.advance(other, 1)).withMessageContaining("another");
        assertThatIllegalArgumentException().isThrownBy(() -> replicates.begin(3)).withMessageContaining("between 0 and 2");
        assertThatIllegalArgumentException().isThrownBy(() -> replicates.advance(replicates.begin(0), 0)).withMessageContaining("at least 1");
        assertThatThrownBy(() -> Plan.of(SIMULATIONS.getFirst(), GRID).multinomialReplicates())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("multinomial sampling only");
    }

    @Test
    void partsAreTheWholeSimulation() throws InterruptedException {
        for (Simulation simulation : SIMULATIONS) {
            Plan plan = Plan.of(simulation, GRID);
            Result expected = simulation.run(GRID);
            for (int least : new int[] {1, 3, 40}) {
                assertThat(whole(plan, plan.parts(least))).as("%s in %d parts", simulation, least).isEqualTo(expected);
            }
        }
        Plan many = Plan.of(Simulation.of(Zipf.finite(0.4, 1_000_000)).repeated(1_000, 1), GRID);
        assertThat(many.parts(10)).hasSize(16);
        assertThat(many.parts(30)).as("of half the ranks, and the tails").hasSize(48);
    }

    @Test
    void stepsCurvesAndQuantilesAreThoseOfOneRun() throws InterruptedException {
        Simulation simulation = SIMULATIONS.get(1);
        Plan plan = Plan.ofSteps(simulation, 30, 2, 50);
        List<double[]> one = new ArrayList<>();
        List<double[]> parts = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        Observer observer = Observer.none().withQuantiles(0.1, 0.5);
        Result expected = simulation.runSteps(30, observer.withCurves((_, losses) -> one.add(losses)), 2, 50);
        Stream<PartialSums> sums = plan.parts(1).stream().map(part -> run(plan, part));
        assertThat(plan.result(observer.withCurves((_, losses) -> parts.add(losses)).withProgress(shares::add), sums.iterator()))
                .isEqualTo(expected);
        assertThat(parts.toArray(double[][]::new)).isDeepEqualTo(one.toArray(double[][]::new));
        assertThat(shares).containsExactly(64 / 70.0, 1.0);
    }

    private static PartialSums run(Plan plan, Plan.Part part) {
        try {
            return plan.run(part);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The curve is 1/(1+y), in a class that can be written. */
    private record Slow() implements DoubleUnaryOperator, Serializable {

        @Override
        public double applyAsDouble(double exposure) {
            return 1 / (1 + exposure);
        }
    }

    @Test
    void whatIsSentHasTheSameBits() throws Exception {
        QuantaDistribution listed = QuantaDistribution.of("halves", rank -> Math.pow(2, (double) -rank) / (1 - Math.pow(2, -10)), 10);
        for (Simulation simulation : List.of(
                Simulation.of(listed).repeated(5, 1),
                Simulation.of(Zipf.finite(0.4, 300)).learnedBy(new Slow()).repeated(5, 1),
                Simulation.of(Zipf.finite(0.4, 300)).repeated(5, 1).on(Execution.of(Kernel.VECTOR)))) {
            Plan plan = copy(Plan.of(simulation, GRID));
            assertThat(whole(plan, plan.parts(1))).isEqualTo(simulation.run(GRID));
        }
        for (QuantaDistribution quanta : List.of(
                Zipf.infinite(0.3), Zipf.finite(0.4, 9).withOffset(2), LogModifiedZipf.infinite(0.5, 2), TabulatedQuanta.ofCounts(3, 0, 5))) {
            assertThat(copy((Serializable) quanta)).isEqualTo(quanta);
        }
    }

    @Test
    void whatCannotBeSentIsNamed() throws InterruptedException {
        Plan plan = Plan.of(Simulation.of(Zipf.finite(0.4, 30)).learnedBy(y -> Math.exp(-y)), GRID);
        assertThatThrownBy(() -> copy(plan)).isInstanceOf(NotSerializableException.class).hasMessageContaining("cast a lambda");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T copy(T value) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void nothingCountsTwiceOrIsMissing() throws InterruptedException {
        Plan plan = Plan.of(Simulation.of(Zipf.infinite(1.5)).repeated(4, 4), GRID);
        long last = plan.lastRank();
        PartialSums whole = plan.run(new Plan.Part(0, 4, 1, last + 1, true));
        PartialSums half = plan.run(new Plan.Part(0, 2, 1, last + 1, true));
        PartialSums first = plan.run(new Plan.Part(0, 4, 1, 3, false));
        assertThatIllegalArgumentException().isThrownBy(() -> whole.plus(first)).withMessageContaining("rank 1 would count twice");
        assertThatIllegalArgumentException().isThrownBy(() -> whole.plus(half)).withMessageContaining("same replicates");
        PartialSums other = Plan.of(plan.simulation(), 1e2, 1e3, 1e4, 2e6).run(new Plan.Part(0, 4, 1, 3, false));
        assertThatIllegalArgumentException().isThrownBy(() -> first.plus(other)).withMessageContaining("different plans");
        refused(plan, "another", other);
        refused(plan, "all ranks from 1 to " + last + " and the tail", first);
        refused(plan, "all ranks", plan.run(new Plan.Part(0, 4, 1, last + 1, false)));
        refused(plan, "next from 2 on", half, half);
        refused(plan, "first 2", half);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.result(Observer.none().withTimes((_, _) -> {}, 1), List.of(whole).iterator()))
                .withMessageContaining("Simulation.run");
    }

    private static void refused(Plan plan, String message, PartialSums... sums) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.result(Observer.none(), Arrays.asList(sums).iterator()))
                .withMessageContaining(message);
    }

    @Test
    void partsOutOfRangeAreRefused() throws InterruptedException {
        for (long[] bad : new long[][] {{-1, 1, 1, 2}, {1, 1, 1, 2}, {0, 1L << 31, 1, 2}, {0, 1, 0, 2}, {0, 1, 2, 2}, {0, 1, 3, 2}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Plan.Part(bad[0], bad[1], bad[2], bad[3], false));
        }
        Plan plan = Plan.of(SIMULATIONS.get(4), GRID);
        for (Plan.Part part : List.of(
                new Plan.Part(0, 10, 1, 5, false), new Plan.Part(0, 9, 1, 6, false), new Plan.Part(0, 9, 1, 5, true))) {
            assertThatIllegalArgumentException().isThrownBy(() -> plan.run(part)).withMessageContaining("must lie within");
        }
        Plan drawn = Plan.of(SIMULATIONS.get(7), GRID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn.run(new Plan.Part(0, 9, 2, 301, false)))
                .withMessageContaining("all 300 ranks");
        assertThatIllegalArgumentException().isThrownBy(() -> plan.parts(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Plan.ofSteps(plan.simulation(), 2, 1.5));
    }
}
