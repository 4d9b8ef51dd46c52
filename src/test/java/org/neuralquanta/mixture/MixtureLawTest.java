package org.neuralquanta.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.distribution.QuantaFamilies.logUniform;
import static org.neuralquanta.distribution.QuantaFamilies.real;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.QuantaFamilies;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.emergence.Weibull;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** What the laws of mixtures obey, whatever their families. */
@Statement("T42")
class MixtureLawTest {

    private static final int TRIES = 15;

    /** Twice what an exact value promises. */
    private static final double ACCURACY = 2e-12;

    /** The mixture of docs/theory/T42-mixtures.md. */
    private static final Mixture PAGE = Mixture.of(family(0.4, Zipf.infinite(0.25)), family(0.6, Zipf.infinite(0.8)));

    private static Family family(double weight, QuantaDistribution quanta) {
        return new Family(weight, QuantaModel.of(quanta).learnedAfter(new Exponential()));
    }

    /** Models with weights to be normalised, from few random numbers. */
    private static Arbitrary<Mixture> mixtures(Arbitrary<EmergenceCurve> curves) {
        Arbitrary<QuantaModel> models = Combinators.combine(
                        QuantaFamilies.ofLaws(0.1, 2, 1e9).all().filter(quanta -> quanta.form() instanceof ParametricQuanta),
                        curves,
                        logUniform(0.1, 10),
                        Arbitraries.of(0.0, 0.0, 0.7))
                .as((quanta, curve, gap, residual) -> QuantaModel.of(quanta).learnedAfter(curve).with(new Gap(gap, 0)).withResidual(residual));
        return Combinators.combine(models, real(0.05, 1)).as((model, weight) -> new Family(weight, model)).list().ofMinSize(1).ofMaxSize(4)
                .map(MixtureLawTest::normalised);
    }

    private static Mixture normalised(List<Family> families) {
        double sum = families.stream().mapToDouble(Family::weight).sum();
        return new Mixture(families.stream().map(family -> new Family(family.weight() / sum, family.model())).toList());
    }

    @Provide
    Arbitrary<Mixture> convex() {
        return mixtures(Arbitraries.of(new Exponential(), new Exponential(), Weibull.of(0.6), Shots.of(1)));
    }

    @Provide
    Arbitrary<Mixture> any() {
        return mixtures(Arbitraries.of(new Exponential(), Shots.of(3), Weibull.of(2), Threshold.of(2)));
    }

    @Provide
    Arbitrary<Double> samples() {
        return logUniform(1, 1e9);
    }

    @Provide
    Arbitrary<double[]> parts() {
        return real(0.01, 1).array(double[].class).ofSize(4);
    }

    private static double[] shares(Mixture mixture, double... parts) {
        double sum = IntStream.range(0, mixture.families().size()).mapToDouble(j -> parts[j]).sum();
        return IntStream.range(0, mixture.families().size()).mapToDouble(j -> parts[j] / sum).toArray();
    }

    private static void assertBound(Bound bound, double exact, Object where) {
        assertThat(bound).as("%s", where).isInstanceOf(Bound.Proven.class);
        assertThat(exact).as("%s: %s", where, bound).isBetween(bound.lower() * (1 - ACCURACY), bound.upper() * (1 + ACCURACY) + 1e-290);
        assertThat(bound.width()).as("%s: %s", where, bound).isLessThanOrEqualTo(1e-9 * exact + 1e-280);
    }

    @Property(tries = TRIES)
    void lossesLieInProvenBounds(@ForAll("any") Mixture mixture, @ForAll("samples") double d,
            @ForAll("parts") double[] parts) {
        MixtureDataLaw law = MixtureDataLaw.of(mixture, shares(mixture, parts));
        assertBound(law.bound(d), law.exact(d), law);
        MixtureParameterLaw parameters = MixtureParameterLaw.of(mixture);
        // At uses that rounding cannot tell apart it is as wide as the gaps differ.
        assertThat(parameters.bound(d)).isInstanceOf(Bound.Proven.class);
        assertThat(parameters.bound(d).contains(parameters.exact(d))).as("%s %s", parameters, d).isTrue();
        MixtureJointLaw joint = MixtureJointLaw.of(mixture, shares(mixture, parts));
        assertThat(joint.bound(d / 30, d).contains(joint.exact(d / 30, d))).as("%s %s", joint, d).isTrue();
    }

    /** The least amounts of either resource: enough, and hardly less is not. */
    @Property(tries = TRIES)
    @Statement("T40")
    void theJointLawIsInverted(@ForAll("any") Mixture mixture, @ForAll("parts") double[] parts, @ForAll("samples") double d,
            @ForAll @IntRange(max = 1000) int n) {
        MixtureJointLaw joint = MixtureJointLaw.of(mixture, shares(mixture, parts));
        double loss = joint.bound(n, d).upper();
        decided(() -> joint.samplesFor(loss, n), joint.bound(n, 1e18), loss).ifPresent(samples -> {
            assertThat(samples.lower()).isLessThanOrEqualTo(d);
            assertThat(joint.bound(n, samples.upper()).upper()).isLessThanOrEqualTo(loss);
            assertThat(samples.lower() == 1 || joint.bound(n, samples.lower()).lower() > loss).as("%s %s", joint, samples).isTrue();
        });
        decided(() -> joint.parametersFor(loss, d), joint.bound(1e18, d), loss).ifPresent(parameters -> {
            assertThat(parameters.lower()).isLessThanOrEqualTo(n);
            assertThat(joint.bound(parameters.upper(), d).upper()).isLessThanOrEqualTo(loss);
            assertThat(parameters.lower() == 0 || joint.bound(parameters.lower(), d).lower() > loss)
                    .as("%s %s", joint, parameters).isTrue();
        });
    }

    /** Nothing where the loss has stopped falling, so that even its last bound contains the one that is asked for. */
    private static Optional<Bound> decided(Supplier<Bound> inverse, Bound last, double loss) {
        try {
            return Optional.of(inverse.get());
        } catch (ArithmeticException e) {
            assertThat(last.contains(loss)).as(e.getMessage()).isTrue();
            return Optional.empty();
        }
    }

    /** The least loss is at most that of any shares, and moving samples from one family to another never helps. */
    @Property(tries = TRIES)
    void noSharesAreBetterThanTheBest(@ForAll("convex") Mixture mixture, @ForAll("samples") double d,
            @ForAll("parts") double[] parts, @ForAll @IntRange(max = 3) int from,
            @ForAll @IntRange(max = 3) int to, @ForAll @DoubleRange(min = 0.01, max = 1) double moved) {
        BestMixtureLaw law = BestMixtureLaw.of(mixture);
        Bound best = law.bound(d);
        assertBound(best, law.exact(d), law);
        assertThat(best.lower()).isLessThanOrEqualTo(MixtureDataLaw.of(mixture, shares(mixture, parts)).exact(d));
        double[] shares = law.shares(d).stream().mapToDouble(share -> share).toArray();
        assertThat(IntStream.range(0, shares.length).mapToDouble(j -> shares[j]).sum()).isEqualTo(1, within(1e-12));
        int giving = from % shares.length;
        int taking = to % shares.length;
        double amount = moved * shares[giving];
        shares[giving] -= amount;
        shares[taking] = Math.min(1, shares[taking] + amount);
        assertThat(MixtureDataLaw.of(mixture, shares).exact(d)).as("%s", law).isGreaterThanOrEqualTo(best.lower());
    }

    /** The stationarity condition, by differences of the loss. */
    @Property(tries = TRIES)
    void benefitsOfAFurtherSampleAreEqual(@ForAll("convex") Mixture mixture, @ForAll("samples") double d) {
        BestMixtureLaw law = BestMixtureLaw.of(mixture);
        if (!(law.exact(d) - mixture.residual() > 1e-9)) {
            return;
        }
        double level = 0;
        List<Double> shares = law.shares(d);
        for (int j = 0; j < shares.size(); j++) {
            Family one = mixture.families().get(j);
            double x = shares.get(j) * d;
            if (x > 2) {
                DataLaw alone = DataLaw.of(one.model().withResidual(0));
                double benefit = one.weight() * alone.exact(x) * alone.localExponent(x) / x;
                level = level == 0 ? benefit : level;
                assertThat(benefit).as("%s %s", law, d).isEqualTo(level, within(1e-9 * level));
            }
        }
    }

    @Property(tries = TRIES)
    void aFamilyAloneHasTheLawsOfItsModel(@ForAll("any") Mixture mixture, @ForAll("samples") double d) {
        QuantaModel model = mixture.families().getFirst().model();
        Mixture alone = Mixture.of(new Family(1, model));
        assertThat(MixtureDataLaw.of(alone).exact(d)).isEqualTo(DataLaw.of(model).exact(d));
        assertThat(MixtureParameterLaw.of(alone).exact(d)).isEqualTo(ParameterLaw.of(model).exact(d));
        assertThat(MixtureParameterLaw.of(alone).learned(d).getFirst()).isEqualTo(ParameterLaw.of(model).learned(d));
        assertThat(MixtureJointLaw.of(alone, 1).exact(d / 20, d)).isEqualTo(JointLaw.of(model).exact(d / 20, d));
    }

    /** Against the sorted list of all uses. */
    @Property(tries = TRIES)
    void theFirstQuantaAreTheMostUsedOnes(@ForAll("any") Mixture mixture, @ForAll @IntRange(max = 200) int n) {
        MixtureParameterLaw law = MixtureParameterLaw.of(mixture);
        List<Long> learned = law.learned(n);
        var uses = new ArrayList<Double>();
        double least = Double.POSITIVE_INFINITY;
        double loss = mixture.residual();
        for (int j = 0; j < learned.size(); j++) {
            Family one = mixture.families().get(j);
            QuantaDistribution quanta = one.model().distribution();
            long last = Math.min(200, quanta.quanta().orElse(200));
            LongStream.rangeClosed(1, last).forEach(k -> uses.add(one.weight() * quanta.probability(k)));
            if (learned.get(j) > 0) {
                least = Math.min(least, one.weight() * quanta.probability(learned.get(j)));
            }
            boolean isDone = learned.get(j) >= quanta.quanta().orElse(Long.MAX_VALUE);
            loss += one.weight() * one.model().gap().first() * (isDone ? 0 : quanta.tail(learned.get(j)));
        }
        uses.sort(Comparator.reverseOrder());
        int all = Math.min(n, uses.size());
        assertThat(learned.stream().mapToLong(Long::longValue).sum()).isEqualTo(all);
        if (all > 0) {
            assertThat(least).isEqualTo(uses.get(all - 1), within(1e-12 * least));
        }
        assertThat(law.exact(n)).as("%s %s", law, n).isEqualTo(loss, within(1e-11 * loss + 1e-290));
    }

    @Property(tries = TRIES)
    void lossesFallAndInvert(@ForAll("convex") Mixture mixture, @ForAll("samples") double d, @ForAll @DoubleRange(min = 1, max = 9) double factor) {
        MixtureDataLaw law = MixtureDataLaw.of(mixture);
        assertThat(law.exact(d * factor)).isLessThanOrEqualTo(law.exact(d) * (1 + ACCURACY));
        MixtureParameterLaw parameters = MixtureParameterLaw.of(mixture);
        assertThat(parameters.exact(d * factor)).isLessThanOrEqualTo(parameters.exact(d) * (1 + ACCURACY));
        double reducible = law.exact(3 * d) - mixture.residual();
        if (reducible > 1e-6 * (1 + mixture.residual())) {
            double h = 1e-4;
            double x = 2 * d;
            double before = law.exact(x * Math.exp(-h)) - mixture.residual();
            double after = law.exact(x * Math.exp(h)) - mixture.residual();
            double difference = Math.log(before / after) / (2 * h);
            assertThat(law.localExponent(x)).as("%s %s", law, x).isEqualTo(difference, within(1e-5 * (1 + difference)));
        }
    }

    /** The order in which families are listed is that of the shares. */
    @Property(tries = TRIES)
    void theOrderOfFamiliesDoesNotMatter(@ForAll("convex") Mixture mixture, @ForAll("samples") double d) {
        var reversed = new ArrayList<>(mixture.families());
        Collections.reverse(reversed);
        var other = new Mixture(reversed);
        List<Double> shares = new ArrayList<>(BestMixtureLaw.of(other).shares(d));
        Collections.reverse(shares);
        List<Double> same = BestMixtureLaw.of(mixture).shares(d);
        for (int j = 0; j < shares.size(); j++) {
            // Where losses vanish the shares are not determined.
            if (BestMixtureLaw.of(mixture).exact(d) - mixture.residual() > 1e-6) {
                assertThat(shares.get(j)).isEqualTo(same.get(j), within(1e-8));
            }
        }
        Bound bound = MixtureParameterLaw.of(mixture).bound(d);
        assertThat(MixtureParameterLaw.of(other).bound(d).interval().overlaps(bound.interval())).as("%s %s", mixture, d).isTrue();
    }

    /** To all orders (T9), for infinitely many quanta. */
    @Property(tries = TRIES)
    void haveTheirClosedForms(@ForAll @DoubleRange(min = 0.2, max = 0.8) double alpha, @ForAll @DoubleRange(min = 0.2, max = 0.8) double beta,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double weight, @ForAll @DoubleRange(min = 0.1, max = 0.9) double share) {
        var mixture = Mixture.of(
                family(weight, Zipf.infinite(alpha)),
                new Family(
                        1 - weight,
                        QuantaModel.of(Zipf.infinite(beta).withOffset(2))
                                .learnedAfter(new Exponential())
                                .with(new Gap(3, 0))
                                .withResidual(1)));
        double d = 1e12;
        MixtureDataLaw law = MixtureDataLaw.of(mixture, share, 1 - share);
        double residual = mixture.residual();
        assertThat(residual).isEqualTo(1 - weight);
        assertThat(law.exact(d) - residual).isEqualTo(law.asymptotic().at(d) - residual, within(1e-8 * (law.exact(d) - residual)));
        assertThat(law.asymptotic().localExponent(d)).isEqualTo(law.localExponent(d), within(1e-8));
        BestMixtureLaw best = BestMixtureLaw.of(mixture);
        assertThat(best.shares(d).getFirst()).isEqualTo(BestMixtureLaw.closedShares(mixture, d)[0], within(1e-8));
        assertThat(best.exact(d) - residual).isEqualTo(best.asymptotic(d) - residual, within(1e-8 * (best.exact(d) - residual)));
        MixtureParameterLaw parameters = MixtureParameterLaw.of(mixture);
        double n = 1e9;
        double left = parameters.exact(n) - residual;
        // The loss beside L∞ is known to 1e-16 L∞.
        assertThat(parameters.asymptotic().at(n) - residual).isEqualTo(left, within(1e-9 * left + 1e-14));
        assertThat(parameters.asymptotic().localExponent(n)).isEqualTo(parameters.localExponent(n), within(1e-5));
        MixtureJointLaw joint = MixtureJointLaw.of(mixture, share, 1 - share);
        assertThat(joint.asymptotic(1e6, d) - residual).isEqualTo(joint.exact(1e6, d) - residual, within(1e-5 * (joint.exact(1e6, d) - residual)));
    }

    /** The error is of order \(\sum_jv_j^{-2}\); without the half rank of each family it would be of order \(\sum_jv_j^{-1}\), 2e-3 here. */
    @Example
    void theBrokenPowerLawIsGoodForFewQuantaToo() {
        MixtureParameterLaw law = MixtureParameterLaw.of(PAGE);
        assertThat(law.asymptotic().at(300) / law.exact(300)).isEqualTo(1, within(1e-4));
        assertThat(law.asymptotic().localExponent(300) / law.localExponent(300)).isEqualTo(1, within(5e-3));
    }

    @Property(tries = TRIES)
    void aSumOfPowersGoesFromItsLargestExponentToItsLeast(@ForAll("convex") Mixture mixture, @ForAll("samples") double d) {
        List<Family> infinite = mixture.families().stream().filter(one -> one.model().distribution().quanta().isEmpty()).toList();
        if (!infinite.isEmpty()) {
            PowerLawSum sum = MixtureDataLaw.of(normalised(infinite)).asymptotic();
            double late = sum.late().exponent();
            double early = sum.early().exponent();
            assertThat(sum.localExponent(d)).isBetween(late - 1e-12, early + 1e-12);
            assertThat(sum.localExponent(d)).isLessThanOrEqualTo(sum.localExponent(d / 2) + 1e-12);
            if (early > late + 0.01) {
                double x = sum.crossover();
                assertThat(sum.early().at(x) - sum.residual()).isEqualTo(sum.late().at(x) - sum.residual(), within(1e-9 * sum.late().at(x)));
            }
        }
    }

    /** The figures of docs/theory.md. */
    @Example
    void hasTheNumbersOfThePage() {
        assertThat(BestMixtureLaw.of(PAGE).shares(1e4).getFirst()).isEqualTo(0.7101321, within(5e-8));
        assertThat(MixtureDataLaw.of(PAGE).exact(1e4)).isEqualTo(0.092350, within(5e-7));
        assertThat(BestMixtureLaw.of(PAGE).exact(1e4)).isEqualTo(0.087131, within(5e-7));
        assertThat(MixtureParameterLaw.of(PAGE).learned(1e4)).containsExactly(8866L, 1134L);
    }

    /** At few samples, all go to the family whose first sample is worth most. */
    @Example
    void givesNothingToAFamilyThatHasToWait() {
        BestMixtureLaw law = BestMixtureLaw.of(PAGE);
        assertThat(law.shares(3)).containsExactly(0.0, 1.0);
        assertThat(law.exact(3)).isEqualTo(MixtureDataLaw.of(PAGE, 0, 1).exact(3), within(1e-14));
        assertThat(law.shares(10).getFirst()).isBetween(0.3, 0.4);
    }

    /** J equal families are like one with D/J samples and N/J parameters; at ties the first goes first. */
    @Example
    void equalFamiliesShareEqually() {
        int count = 10_000;
        Family one = family(1.0 / count, Zipf.infinite(0.4));
        var mixture = new Mixture(Collections.nCopies(count, one));
        DataLaw alone = DataLaw.of(one.model());
        assertThat(MixtureDataLaw.of(mixture).exact(1e7)).isEqualTo(alone.exact(1e3), within(1e-12));
        MixtureParameterLaw parameters = MixtureParameterLaw.of(mixture);
        assertThat(parameters.exact(3e4)).isEqualTo(ParameterLaw.of(one.model()).exact(3), within(1e-12));
        List<Long> learned = parameters.learned(30_001);
        assertThat(learned.getFirst()).isEqualTo(4);
        assertThat(learned.subList(1, count)).containsOnly(3L);
        Bound bound = parameters.bound(30_001);
        assertThat(bound.contains(parameters.exact(30_001))).isTrue();
        assertThat(bound.width()).isLessThan(1e-12);
        var few = new Mixture(Collections.nCopies(20, family(0.05, Zipf.infinite(0.4))));
        assertThat(BestMixtureLaw.of(few).shares(1e4)).allSatisfy(share -> assertThat(share).isEqualTo(0.05, within(1e-12)));
    }

    /** A family of large gaps that ties with one of small gaps: the bound holds for both orders. */
    @Example
    void coversBothOrdersOfATie() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        var mixture = Mixture.of(new Family(0.5, model), new Family(0.5, model.with(new Gap(10, 0))));
        var reversed = Mixture.of(new Family(0.5, model.with(new Gap(10, 0))), new Family(0.5, model));
        Bound bound = MixtureParameterLaw.of(mixture).bound(5);
        assertThat(bound.contains(MixtureParameterLaw.of(mixture).exact(5))).isTrue();
        assertThat(bound.contains(MixtureParameterLaw.of(reversed).exact(5))).isTrue();
        assertThat(MixtureParameterLaw.of(mixture).bound(6).width()).isLessThan(1e-12);
    }

    /** Finitely many quanta, long learned: every division is best. */
    @Example
    void needsNoSharesWhereNothingIsLeft() {
        BestMixtureLaw law = BestMixtureLaw.of(Mixture.of(family(0.5, Zipf.finite(1, 8)), family(0.5, Zipf.finite(0.1, 200))));
        assertThat(law.exact(1e15)).isLessThan(1e-250);
        assertThat(law.bound(1e15).upper()).isLessThan(1e-250);
    }

    @Example
    void aFamilyWithoutAShareKeepsItsLoss() {
        MixtureDataLaw law = MixtureDataLaw.of(PAGE, 1, 0);
        assertThat(law.exact(1e18)).isEqualTo(0.6, within(1e-3)).isGreaterThan(0.6);
        assertThatThrownBy(law::asymptotic).isInstanceOf(NoPowerLawException.class).hasMessageContaining("family 2 has no share");
        assertThatThrownBy(() -> MixtureJointLaw.of(PAGE, 1, 0).asymptotic(10, 10)).isInstanceOf(NoPowerLawException.class);
        assertThat(MixtureJointLaw.of(PAGE, 1, 0).exact(1e9, 1e18)).isEqualTo(law.exact(1e18), within(3e-3));
    }

    /** Two domains, the first with both families: a third of all samples is of the first family. */
    @Example
    void domainsOverlapInFamilies() {
        double[][] contents = {{0.5, 0.5}, {0, 1}};
        double[] shares = PAGE.shares(contents, 2.0 / 3, 1.0 / 3);
        assertThat(shares).containsExactly(new double[] {1.0 / 3, 2.0 / 3}, within(1e-15));
        double joint = MixtureDataLaw.of(PAGE, shares).exact(1e4);
        assertThat(joint).isGreaterThan(BestMixtureLaw.of(PAGE).exact(1e4));
        // The best shares of the families are out of reach: no domain has more than half of the first.
        double first = BestMixtureLaw.of(PAGE).shares(1e4).getFirst();
        assertThat(PAGE.shares(contents, 1, 0)[0]).isLessThan(first);
        assertThatThrownBy(() -> PAGE.shares(contents, 1)).hasMessageContaining("as many as domains, 1, was 2");
        assertThatThrownBy(() -> PAGE.shares(contents, 0.5, 0.4)).hasMessageContaining("add up to 1");
        assertThatThrownBy(() -> PAGE.shares(contents, 1.5, -0.5)).hasMessageContaining("was 1.5");
        assertThatThrownBy(() -> PAGE.shares(new double[][] {{0.5, 0.4}}, 1)).hasMessageContaining("add up to 1");
    }

    @Example
    void refusesWhatItDoesNotCover() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        for (double weight : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new Family(weight, model)).hasMessageContaining("(0, 1]").hasMessageContaining(String.valueOf(weight));
        }
        assertThatThrownBy(() -> Mixture.of()).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Mixture.of(new Family(0.5, model), new Family(0.4, model))).hasMessageContaining("sum was 0.9");
        assertThatThrownBy(() -> MixtureDataLaw.of(PAGE, 1)).hasMessageContaining("as many as families, 2, was 1");
        assertThatThrownBy(() -> MixtureDataLaw.of(PAGE, 0.5, 0.4)).hasMessageContaining("shares must add up to 1");
        assertThatThrownBy(() -> MixtureDataLaw.of(PAGE, 1.5, -0.5)).hasMessageContaining("[0, 1], was 1.5");
        assertThatThrownBy(() -> MixtureDataLaw.of(PAGE, Double.NaN, 1)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> MixtureDataLaw.of(PAGE).exact(0.5)).hasMessageContaining("was 0.5");
        assertThatThrownBy(() -> BestMixtureLaw.of(PAGE).exact(Double.NaN)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> MixtureParameterLaw.of(PAGE).exact(-1)).hasMessageContaining("was -1");
        assertThatThrownBy(() -> BestMixtureLaw.of(Mixture.of(new Family(1, model.learnedAfter(Shots.of(2))))))
                .hasMessageContaining("convex curves only").hasMessageContaining("Shots");
        assertThatThrownBy(() -> MixtureParameterLaw.of(Mixture.of(new Family(0.5, model), new Family(0.5, model.with(new Cost(2, 0))))))
                .hasMessageContaining("cost the same");
        assertThatThrownBy(() -> MixtureParameterLaw.of(Mixture.of(family(1, TabulatedQuanta.ofCounts(2, 1)))))
                .hasMessageContaining("given by a formula");
        assertThatThrownBy(() -> MixtureDataLaw.of(Mixture.of(family(1, LogModifiedZipf.infinite(0.5, 1)))).asymptotic())
                .isInstanceOf(NoPowerLawException.class).hasMessageContaining("logarithm");
        assertThatThrownBy(() -> MixtureDataLaw.of(Mixture.of(family(1, TabulatedQuanta.ofCounts(2, 1)))).asymptotic())
                .isInstanceOf(NoPowerLawException.class);
    }

    /** Tables and logarithms have exact laws all the same. */
    @Example
    void takesTablesAndLogarithms() {
        var mixture = Mixture.of(family(0.5, TabulatedQuanta.ofCounts(5, 3, 2)), family(0.5, LogModifiedZipf.infinite(0.5, 1)));
        BestMixtureLaw best = BestMixtureLaw.of(mixture);
        assertBound(best.bound(50), best.exact(50), best);
        assertThat(best.exact(50)).isLessThan(MixtureDataLaw.of(mixture).exact(50));
        var logs = Mixture.of(family(0.5, Zipf.infinite(0.3)), family(0.5, LogModifiedZipf.infinite(0.5, 1)));
        MixtureParameterLaw parameters = MixtureParameterLaw.of(logs);
        assertBound(parameters.bound(1000), parameters.exact(1000), parameters);
    }
}
