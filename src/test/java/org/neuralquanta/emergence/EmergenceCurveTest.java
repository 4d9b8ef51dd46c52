package org.neuralquanta.emergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hipparchus.complex.Complex;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.special.Gamma;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/** The laws of emergence curves. A new curve is one more line in {@link #REFERENCES}. */
@Statement("T8")
class EmergenceCurveTest {

    /**
     * A curve with its continuation to complex exposures by a formula that the library does not use, −y φ′(y) there, and its values
     * to 40 digits (for fractional τ only a double, inside a wide enclosure).
     */
    record Instance(EmergenceCurve curve, UnaryOperator<Complex> complex, UnaryOperator<Complex> slope, UnaryOperator<Dfp> precise) {
        @Override
        public String toString() {
            return curve.toString();
        }

        /** How much narrower the sectors are in which it is as tame as e^−y is in that of 0.3. */
        double narrow() {
            return curve instanceof Weibull(double w) ? Math.max(1, w) : 1;
        }

        /** How many times faster than the exposure the exponent falls there. */
        double fast(double y) {
            return curve instanceof Weibull(double w) ? Math.max(1, Math.pow(y, w)) : 1;
        }

        SectorBounds bounds() {
            return curve.sectorBounds().orElseThrow();
        }

        EmergenceCurve.Closing closing() {
            return curve.closing().orElseThrow();
        }
    }

    /** The references of a family of curves: values of its parameter, and what the library is held against. */
    private record Reference(
            String family,
            List<Double> parameters,
            BiFunction<Complex, Double, Complex> complex,
            BiFunction<Complex, Double, Complex> slope,
            BiFunction<Dfp, Double, Dfp> precise) {

        Stream<Instance> instances() {
            CurveFamily found = CurveFamily.named(family).orElseThrow();
            return parameters.stream()
                    .map(p -> new Instance(
                            found.curve(p), y -> complex.apply(y, p), y -> slope.apply(y, p), y -> precise.apply(y, p)));
        }
    }

    /** One line for each family of {@link CurveFamily}. */
    private static final List<Reference> REFERENCES = List.of(
            new Reference("threshold", List.of(0.7, 1.0, 30.0), EmergenceCurveTest::step, (_, _) -> Complex.NaN, EmergenceCurveTest::step),
            new Reference("shots", List.of(0.05, 0.5, 1.0, 2.5, 3.0, 40.0, 150.0), (y, tau) -> upperGamma(tau, y),
                    (y, tau) -> y.log().multiply(tau).subtract(y).subtract(Gamma.logGamma(tau)).exp(), (y, tau) -> upperGamma(tau, y)),
            new Reference("exponential", List.of(0.0), (y, _) -> y.negate().exp(), (y, _) -> y.multiply(y.negate().exp()), (y, _) -> y.negate().exp()),
            new Reference("logistic", List.of(-50.0, -2.0, 0.0, 0.3, 5.0, 60.0, 200.0), EmergenceCurveTest::logistic,
                    (y, m) -> y.multiply(logistic(y, m)).multiply(opened(y, m)), EmergenceCurveTest::logistic),
            new Reference("multilinear", List.of(-50.0, -2.0, 0.0, 0.3, 5.0, 60.0, 200.0), (y, m) -> logistic(y, m).square(),
                    (y, m) -> y.multiply(2).multiply(logistic(y, m).square()).multiply(opened(y, m)), (y, m) -> logistic(y, m).square()),
            new Reference("weibull", List.of(0.2, 0.5, 1.0, 1.5, 3.0, 7.0, 20.0), (y, w) -> power(y, w).negate().exp(),
                    (y, w) -> power(y, w).multiply(w).multiply(power(y, w).negate().exp()), EmergenceCurveTest::weibull));

    private static final List<Instance> INSTANCES = REFERENCES.stream().flatMap(Reference::instances).toList();

    private static final DfpField DIGITS_40 = new DfpField(40);

    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private static Complex step(Complex y, double tau) {
        return y.norm() < tau ? Complex.ONE : Complex.ZERO;
    }

    private static Complex logistic(Complex y, double m) {
        Complex z = y.subtract(m);
        if (z.getRealPart() > 0) {
            Complex decay = z.negate().exp();
            return decay.divide(decay.add(1));
        }
        return z.exp().add(1).reciprocal();
    }

    /** 1 − the logistic curve, without cancellation. */
    private static Complex opened(Complex y, double m) {
        return logistic(y.negate(), -m);
    }

    private static Complex power(Complex y, double w) {
        return y.log().multiply(w).exp();
    }

    /** A power is taken to the base e. Beyond an exponent of 2^30, at which Dfp's exponential does not end, the curve is 0. */
    private static Dfp weibull(Dfp y, double w) {
        if (y.isZero()) {
            return y.getOne();
        }
        Dfp power = y.log().multiply(y.newInstance(w)).exp();
        return power.toDouble() < 0x1p30 ? power.negate().exp() : y.getZero();
    }

    private static Dfp step(Dfp y, double tau) {
        return y.toDouble() < tau ? y.getOne() : y.getZero();
    }

    private static Dfp logistic(Dfp y, double m) {
        return y.subtract(m).exp().add(1).reciprocal();
    }

    /** Γ(τ + 1) of the fractional τ above, by mpmath. */
    private static final Map<Double, String> GAMMA_OF_NEXT = Map.of(
            0.05, "0.973504265562775641857180356051455079492803781",
            0.5, "0.886226925452758013649083741670572591398774728",
            2.5, "3.32335097044784255118406403126464721774540523");

    /** The finite Poisson sum for integer τ; for others one minus the series of P, or in double precision where both are no small numbers. */
    private static Dfp upperGamma(double tau, Dfp y) {
        if (tau != Math.rint(tau)) {
            return y.toDouble() < 2 ? lowerGamma(tau, y).negate().add(1) : y.newInstance(Gamma.regularizedGammaQ(tau, y.toDouble()));
        }
        Dfp term = y.negate().exp();
        Dfp sum = term;
        for (int j = 1; j < tau; j++) {
            term = term.multiply(y).divide(j);
            sum = sum.add(term);
        }
        return sum;
    }

    /** \(\frac{y^\tau e^{-y}}{\Gamma(\tau+1)}\sum_n\frac{y^n}{(\tau+1)\cdots(\tau+n)}\) for y &lt; 2, the sum as one fraction. */
    private static Dfp lowerGamma(double tau, Dfp y) {
        if (y.isZero()) {
            return y;
        }
        Dfp exponent = y.newInstance(tau);
        Dfp power = y.getOne();
        Dfp numerator = y.getOne();
        Dfp denominator = y.newInstance(GAMMA_OF_NEXT.get(tau));
        for (int n = 1; n < 45; n++) {
            Dfp factor = exponent.add(n);
            power = power.multiply(y);
            numerator = numerator.multiply(factor).add(power);
            denominator = denominator.multiply(factor);
        }
        return y.log().multiply(exponent).subtract(y).exp().multiply(numerator).divide(denominator);
    }

    /** \(e^{-y}\int_0^\infty(y+s)^{\tau-1}e^{-s}\,ds/\Gamma(\tau)\) by the trapezoidal rule in ln s. */
    private static Complex upperGamma(double tau, Complex y) {
        Complex sum = Complex.ZERO;
        double logGamma = Gamma.logGamma(tau);
        double step = 0.125 / Math.sqrt(Math.max(1, tau / 4));
        for (double u = -45; u < 8; u += step) {
            double s = Math.exp(u);
            sum = sum.add(y.add(s).log().multiply(tau - 1).subtract(y).add(u - s - logGamma).exp());
        }
        return sum.multiply(step);
    }

    @Example
    void everyFamilyOfTheCatalogueHasReferences() {
        assertThat(REFERENCES).extracting(Reference::family).containsExactlyElementsOf(CurveFamily.all().stream().map(CurveFamily::name).toList());
    }

    /** What a family says of its parameter is what its curves take. */
    @Example
    void parametersAreInTheRangeThatTheCatalogueStates() {
        for (CurveFamily family : CurveFamily.all()) {
            family.parameter().ifPresent(parameter -> {
                assertThat(family.curve(parameter.least())).isNotNull();
                assertThat(family.curve(parameter.most())).isNotNull();
                assertThat(parameter.usual().orElse(parameter.least())).isBetween(parameter.least(), parameter.most());
            });
            assertThat(CurveFamily.named(family.name())).contains(family);
        }
        assertThat(CurveFamily.named("no such curve")).isEmpty();
    }

    @Provide
    Arbitrary<Instance> instances() {
        return Arbitraries.of(INSTANCES);
    }

    /** The smallest exposure at which no more than a share of φ(0) is open. */
    private static double exposureOf(EmergenceCurve curve, double share) {
        double low = 0;
        double high = 1;
        while (curve.open(high) > share * curve.atZero()) {
            high *= 2;
        }
        for (int i = 0; i < 2000 && Math.nextUp(low) < high; i++) {
            double middle = low + (high - low) / 2;
            if (curve.open(middle) > share * curve.atZero()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double integral(UnivariateFunction f, double from, double to) {
        return GAUSS.legendre(24, from, to).integrate(f);
    }

    private static boolean isStep(EmergenceCurve curve) {
        return curve.step().isPresent();
    }

    @Property
    void isANonIncreasingShare(
            @ForAll("instances") Instance instance, @ForAll @Scale(9) @DoubleRange(min = 0, max = 400) double y,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 10) double more) {
        EmergenceCurve curve = instance.curve();
        assertThat(curve.open(0)).isEqualTo(curve.atZero());
        assertThat(curve.closed(0)).isZero();
        assertThat(curve.atZero()).isPositive().isLessThanOrEqualTo(1);
        assertThat(curve.open(y)).isBetween(0.0, 1.0);
        double rounding = 1e-13 * Math.max(1, y);
        assertThat(curve.open(y + more)).isLessThanOrEqualTo(curve.open(y) * (1 + rounding));
        assertThat(curve.closed(y + more)).isGreaterThanOrEqualTo(curve.closed(y) * (1 - rounding));
        // Rounding y − m for m = 200 costs 1.4e-14, twice that in the square.
        assertThat(curve.open(y) + curve.closed(y)).isCloseTo(curve.atZero(), within(4e-14 * curve.atZero()));
        assertThat(curve.open(1e18)).isZero();
    }

    @Property
    void openEnclosureContainsFortyDigits(
            @ForAll("instances") Instance instance, @ForAll @Scale(9) @DoubleRange(min = 0, max = 400) double y) {
        EmergenceCurve curve = instance.curve();
        Dfp truth = instance.precise().apply(DIGITS_40.newDfp(y));
        Enclosure enclosure = instance.bounds().openEnclosure(y);
        double slack = -1e-33 * truth.toDouble(); // the truth's own rounding
        assertThat(truth.subtract(DIGITS_40.newDfp(enclosure.lower())).toDouble()).isGreaterThanOrEqualTo(slack);
        assertThat(DIGITS_40.newDfp(enclosure.upper()).subtract(truth).toDouble()).isGreaterThanOrEqualTo(slack);
        assertThat(enclosure.lower()).isNotNegative();
        assertThat(enclosure.upper()).isLessThanOrEqualTo(1);
        boolean fractionalShots = curve instanceof Shots(double tau) && tau != Math.rint(tau);
        double scale = fractionalShots ? 1 : truth.toDouble();
        assertThat(enclosure.width()).isLessThanOrEqualTo(2e-15 * (y + 250) * scale + 1e-290);
    }

    @Property
    void isAProbabilityOnlyIfNormalisedAtZero(@ForAll("instances") Instance instance) {
        if (instance.curve().isProbability()) {
            assertThat(instance.curve().atZero()).isEqualTo(1);
        }
    }

    /** φ(0) − φ(y) ~ c y^σ, without cancellation, and from below where φ is Q(τ, y). */
    @Property
    void beginsToCloseAsItsPower(
            @ForAll("instances") Instance instance,
            @ForAll @Scale(6) @DoubleRange(min = -200, max = -10) double logExposure) {
        EmergenceCurve curve = instance.curve();
        double y = Math.pow(10, logExposure);
        EmergenceCurve.Closing closing = instance.closing();
        double expected = closing.coefficient() * Math.pow(y, closing.power());
        double next = 2 * Math.pow(y, closing.next());
        // c, y^σ and what is compared may be subnormal.
        assertThat(curve.closed(y)).isCloseTo(expected, within((1e-9 + next) * expected + 1e-307));
        assertThat(closing.power()).isPositive();
    }

    /** |slope(b) − slope(a)| ≤ (log b − log a) times the bound on its derivative, near enough to equality somewhere. */
    @Property(tries = 2000)
    void slopesChangeNoFasterThanTheirBound(
            @ForAll("instances") Instance instance,
            @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 250) double from,
            @ForAll @Scale(6) @DoubleRange(min = 1e-4, max = 1) double logWidth) {
        EmergenceCurve curve = instance.curve();
        double to = from * Math.exp(logWidth);
        double bound = instance.bounds().slopeVariation(from, to);
        if (isStep(curve)) {
            assertThat(bound).isEqualTo(instance.bounds().slopeBound(from, to, 0));
            return;
        }
        double change = Math.abs(curve.slope(to) - curve.slope(from));
        // Below the normal doubles slopes have few digits.
        double rounding = 1e-12 * (curve.slope(to) + curve.slope(from)) + Double.MIN_NORMAL;
        assertThat(change).isLessThanOrEqualTo(logWidth * bound + rounding);
        // Not vacuous: within an interval as narrow as the transition it is at most this much above what is there.
        double narrow = instance.bounds().slopeVariation(from, from * 1.001);
        double decay = curve instanceof Weibull(double w) ? w * Math.pow(from, w) : from;
        assertThat(narrow).isLessThanOrEqualTo((2 + 3 * (decay + instance.closing().power())) * instance.bounds().slopeBound(from, from * 1.001, 0) + 1e-300);
    }

    /** ∫ₐᵇ slope(y)/y dy = φ(a) − φ(b), in ln y. */
    @Property(tries = 300)
    void slopeIsTheDerivative(
            @ForAll("instances") Instance instance, @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 250) double from,
            @ForAll @Scale(6) @DoubleRange(min = 1e-2, max = 3) double width) {
        EmergenceCurve curve = instance.curve();
        if (isStep(curve)) {
            assertThatThrownBy(() -> curve.slope(from)).isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        double drop = 0;
        double start = Math.log(from);
        double panel = (Math.log(from + width) - start) / 40;
        for (int i = 0; i < 40; i++) {
            drop += integral(u -> curve.slope(Math.exp(u)), start + i * panel, start + (i + 1) * panel);
        }
        double expected = curve.closed(from + width) - curve.closed(from);
        assertThat(drop).isCloseTo(expected, within(1e-10 * drop + 4e-14 * curve.atZero()));
        assertThat(curve.slope(0)).isZero();
    }

    /**
     * M[φ](z) against composite Gauss–Legendre integration in ln y: to the left of where φ begins to fall in panels
     * that grow by 1.3 until y^z has vanished, to the right in 200 panels until φ has.
     */
    @Property(tries = 300)
    void mellinAgreesWithIntegration(
            @ForAll("instances") Instance instance, @ForAll @Scale(9) @DoubleRange(min = 0.02, max = 4) double z) {
        EmergenceCurve curve = instance.curve();
        UnivariateFunction integrand = u -> Math.exp(z * u) * curve.open(Math.exp(u));
        double begins = Math.log(exposureOf(curve, 0.99));
        double ends = Math.log(exposureOf(curve, 1e-40));
        double sum = 0;
        double width = 0.01;
        for (double u = begins; u > begins - 45 / z; width *= 1.3) {
            sum += integral(integrand, u - width, u);
            u -= width;
        }
        double panel = (ends - begins) / 200;
        for (int i = 0; i < 200 && panel > 0; i++) {
            sum += integral(integrand, begins + i * panel, begins + (i + 1) * panel);
        }
        double transform = curve.mellin(z);
        assertThat(sum).isCloseTo(transform, within(1e-10 * transform));
    }

    /** \(M[\varphi](z)\ge\varphi(y)y^z/z\) for every y, since φ is non-increasing. */
    @Property
    void mellinRespectsMonotony(
            @ForAll("instances") Instance instance, @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 40) double z,
            @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 300) double y) {
        Assume.that(!(instance.curve() instanceof Weibull(double w) && z / w > 170));
        assertThat(instance.curve().open(y) * Math.pow(y, z) / z)
                .isLessThanOrEqualTo(instance.curve().mellin(z) * (1 + 1e-12));
    }

    /** A sector of the complex plane by the moduli of its points, and a point in it up to rounding. */
    private record Sector(double lower, double upper, Complex point) {

        static Sector with(double logLower, double ratio, double argument, double along, double across) {
            double lower = Math.pow(10, logLower);
            double upper = lower * Math.pow(10, ratio * ratio);
            Complex point = Complex.I.multiply(across * argument).exp().multiply(lower + along * (upper - lower));
            return new Sector(lower, upper, point);
        }
    }

    /** |φ| at a random point of a random sector is below the bound for the sector. */
    @Property(tries = 2000)
    void openBoundBounds(
            @ForAll("instances") Instance instance, @ForAll @Scale(6) @DoubleRange(min = -3, max = 2.4) double logLower,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1.3) double ratio,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1.5) double argument,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1) double along,
            @ForAll @Scale(6) @DoubleRange(min = -1, max = 1) double across) {
        var sector = Sector.with(logLower, ratio, argument, along, across);
        // The point is in the sector up to rounding, which matters where the sector begins at a step.
        double bound = instance.bounds().openBound(sector.lower * (1 - 1e-15), sector.upper * (1 + 1e-15), argument);
        double value = instance.complex().apply(sector.point).norm();
        assertThat(value).isLessThanOrEqualTo(bound * (1 + 1e-9) + 1e-250);
    }

    /** |φ(0) − φ| likewise. */
    @Property(tries = 2000)
    void closedBoundBounds(
            @ForAll("instances") Instance instance, @ForAll @Scale(6) @DoubleRange(min = -3, max = 2.4) double logLower,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1.3) double ratio,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1.5) double argument,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1) double along,
            @ForAll @Scale(6) @DoubleRange(min = -1, max = 1) double across) {
        var sector = Sector.with(logLower, ratio, argument, along, across);
        double bound = instance.bounds().closedBound(sector.lower * (1 - 1e-15), sector.upper * (1 + 1e-15), argument);
        double value = instance.complex().apply(sector.point).negate().add(instance.curve().atZero()).norm();
        // What is subtracted is rounded.
        assertThat(value).isLessThanOrEqualTo(bound * (1 + 1e-9) + 1e-12);
    }

    @Property
    void closedEnclosureContainsFortyDigits(
            @ForAll("instances") Instance instance, @ForAll @Scale(9) @DoubleRange(min = 0, max = 400) double y) {
        Dfp zero = instance.precise().apply(DIGITS_40.getZero());
        Dfp truth = zero.subtract(instance.precise().apply(DIGITS_40.newDfp(y)));
        Enclosure enclosure = instance.bounds().closedEnclosure(y);
        assertThat(truth.subtract(DIGITS_40.newDfp(enclosure.lower())).toDouble()).isGreaterThanOrEqualTo(-1e-33);
        assertThat(DIGITS_40.newDfp(enclosure.upper()).subtract(truth).toDouble()).isGreaterThanOrEqualTo(-1e-33);
    }

    /** What lies beyond an exposure is a share of the transform that falls from 1 to 0, and its derivative is the integrand. */
    @Property(tries = 300)
    void mellinShareIsThatOfTheIntegralBeyond(
            @ForAll("instances") Instance instance,
            @ForAll @Scale(9) @DoubleRange(min = 0.05, max = 4) double z,
            @ForAll @Scale(6) @DoubleRange(min = -2, max = 1.5) double logExposure) {
        EmergenceCurve curve = instance.curve();
        double y = Math.pow(10, logExposure);
        double end = y * 1.3;
        OptionalDouble share = curve.mellinShareBeyond(z, y);
        Assume.that(share.isPresent() && curve.step().isEmpty());
        double sum = 0;
        double panel = Math.log(1.3) / 20;
        for (int i = 0; i < 20; i++) {
            sum += integral(u -> Math.exp(z * u) * curve.open(Math.exp(u)), Math.log(y) + i * panel, Math.log(y) + (i + 1) * panel);
        }
        double beyond = curve.mellinShareBeyond(z, end).orElseThrow();
        assertThat(share.getAsDouble()).isBetween(0.0, 1 + 1e-12);
        assertThat(share.getAsDouble() - beyond).isCloseTo(sum / curve.mellin(z), within(1e-11));
    }

    /** Where y^w underflows; values by mpmath 1.3.0 with 40 digits, 1 − P(z/w, y^w). */
    @Example
    void mellinShareOfWeibullWhereThePowerUnderflows() {
        assertThat(Weibull.of(1.3).mellinShareBeyond(0.01, 1e-300).orElseThrow()).isCloseTo(0.9989955987073903, within(1e-13));
        assertThat(Weibull.of(20).mellinShareBeyond(0.1, 1e-17).orElseThrow()).isCloseTo(0.9799901192820053, within(1e-13));
    }

    /** Where e^−t is subnormal it has lost digits, and the slope is w t e^−t. */
    @Example
    void slopeBoundsHoldWhereExponentialsAreSubnormal() {
        for (double t = 700; t < 745; t += 0.01) {
            for (double w : new double[] {0.2, 1, 20}) {
                double y = Math.pow(t, 1 / w);
                double logSlope = Math.log(w) + w * Math.log(y) - Math.pow(y, w);
                double bound = Weibull.of(w).slopeBound(y, y, 0);
                assertThat(Math.log(bound)).as("w = %s, t = %s", w, t).isGreaterThanOrEqualTo(logSlope - 1e-9);
            }
        }
    }

    /** |y φ′| likewise. */
    @Property(tries = 2000)
    void slopeBoundBounds(
            @ForAll("instances") Instance instance, @ForAll @Scale(6) @DoubleRange(min = -2, max = 2.4) double logLower,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1.3) double ratio,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1.4) double argument,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 1) double along,
            @ForAll @Scale(6) @DoubleRange(min = -1, max = 1) double across) {
        Assume.that(!isStep(instance.curve()));
        var sector = Sector.with(logLower, ratio, argument, along, across);
        double bound = instance.bounds().slopeBound(sector.lower, sector.upper, argument);
        Assume.that(bound < Double.POSITIVE_INFINITY);
        assertThat(instance.slope().apply(sector.point).norm()).isLessThanOrEqualTo(bound * (1 + 1e-9) + 1e-250);
    }

    /** The references' derivatives are those of their curves: Cauchy's formula on a circle around a point near the real axis. */
    @Property
    void slopesOfTheReferencesAreDerivatives(
            @ForAll("instances") Instance instance, @ForAll @Scale(6) @DoubleRange(min = 0.1, max = 20) double modulus,
            @ForAll @Scale(6) @DoubleRange(min = -0.05, max = 0.05) double argument) {
        Assume.that(!isStep(instance.curve()));
        Complex y = new Complex(0, argument).exp().multiply(modulus);
        double radius = Math.min(0.05, 0.1 * modulus) / instance.narrow() / instance.fast(modulus);
        int points = 16;
        Complex sum = Complex.ZERO;
        double largest = 0;
        for (int i = 0; i < points; i++) {
            Complex direction = Complex.I.multiply(2 * Math.PI * i / points).exp();
            Complex value = instance.complex().apply(y.add(direction.multiply(radius)));
            largest = Math.max(largest, value.norm());
            sum = sum.subtract(value.divide(direction));
        }
        Complex slope = sum.divide(points * radius).multiply(y);
        double noise = 1e-12 * largest * modulus / radius;
        Complex expected = instance.slope().apply(y);
        assertThat(slope.subtract(expected).norm()).isLessThanOrEqualTo(1e-9 * expected.norm() + noise + 1e-250);
    }

    /** On the real axis the bounds are of use: φ(0) from 0 on, vanishing far out. */
    @Property
    void boundsAreNotVain(
            @ForAll("instances") Instance instance,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.3) double argument) {
        EmergenceCurve curve = instance.curve();
        double far = 4 * exposureOf(curve, 1e-40);
        assertThat(instance.bounds().openBound(far, Double.POSITIVE_INFINITY, 0.3 / instance.narrow())).isLessThan(1e-20);
        assertThat(instance.bounds().slopeBound(far, Double.POSITIVE_INFINITY, 0.3 / instance.narrow())).isLessThan(1e-20);
        if (!isStep(curve)) {
            assertThat(instance.bounds().openBound(0, Double.POSITIVE_INFINITY, 0))
                    .isBetween(curve.atZero(), 1.0000001 * curve.atZero());
            assertThat(instance.bounds().slopeBound(0, Double.POSITIVE_INFINITY, 0)).isLessThan(500 * curve.atZero());
        }
    }

    /** Where the exponential function underflows, the curve does not vanish, and a bound of 0 would be none. */
    @Example
    void boundsAreNeverZero() {
        for (Instance instance : INSTANCES) {
            EmergenceCurve curve = instance.curve();
            if (!isStep(curve)) {
                double underflow = curve.open(1e7) == 0 ? 1e7 : 1e18;
                double argument = 0.3 / instance.narrow();
                assertThat(instance.bounds().openBound(underflow, 2 * underflow, argument)).as(instance.toString()).isBetween(Double.MIN_VALUE, 1e-300);
                assertThat(instance.bounds().slopeBound(underflow, 2 * underflow, argument)).as(instance.toString()).isBetween(Double.MIN_VALUE, 1e-290);
            }
        }
    }

    /** Far left of its midpoint the logistic curve is \(e^{m-y}\), and \(|y e^{m-y}|\) is largest inside the sector, at |y| = 1/cos(argument). */
    @Example
    void slopeBoundHoldsInsideTheSector() {
        double argument = Math.acos(0.2);
        assertThat(Logistic.of(-50).slopeBound(0.5, 10, argument)).isBetween(5 * Math.exp(-51), 10 * Math.exp(-50));
    }

    @Example
    void mellinIsGivenUpToOneHundred() {
        double factorial = 9.332621544394415e155; // 99!, exact 9.33262154439441526816992388562667...e155
        assertThat(new Exponential().mellin(100)).isCloseTo(factorial, within(1e-10 * factorial));
    }

    /** The exposure divided by τ is out of the range of doubles. */
    @Example
    void openBoundOfFewShotsAtTheLargestExposures() {
        for (double tau : new double[] {1e-3, 0.5, 0.9}) {
            assertThat(Shots.of(tau).openBound(Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.MIN_VALUE)).isBetween(0.0, 1e-300);
        }
    }

    @Example
    void aSectorMayBeAnArcOrALineButNotAHalfPlane() {
        for (Instance instance : INSTANCES) {
            EmergenceCurve curve = instance.curve();
            assertThat(instance.bounds().openBound(2, 2, 0)).isGreaterThanOrEqualTo(curve.open(2));
            assertThat(instance.bounds().openBound(0, 0, 0)).isGreaterThanOrEqualTo(curve.atZero());
            assertRejected(Math.PI / 2, () -> instance.bounds().openBound(1, 2, Math.PI / 2));
            assertRejected(-0.1, () -> instance.bounds().openBound(1, 2, -0.1));
            assertRejected(Double.POSITIVE_INFINITY, () -> instance.bounds().openBound(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0));
        }
    }

    private static void assertRejected(double bad, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("" + bad);
    }

    @Example
    void rejectsWhatIsOutOfRange() {
        for (Instance instance : INSTANCES) {
            EmergenceCurve curve = instance.curve();
            for (double y : new double[] {-1e-300, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertRejected(y, () -> curve.open(y));
                assertRejected(y, () -> instance.bounds().openEnclosure(y));
                assertRejected(y, () -> curve.closed(y));
                if (!isStep(curve)) {
                    assertRejected(y, () -> curve.slope(y));
                }
            }
            for (double z : new double[] {0, -1, 101, Double.NaN}) {
                assertRejected(z, () -> curve.mellin(z));
            }
            assertThatThrownBy(() -> curve.mellin(1e-320)).isInstanceOf(ArithmeticException.class);
            assertRejected(2, () -> instance.bounds().openBound(2, 1, 0));
            assertRejected(1.6, () -> instance.bounds().slopeBound(1, 2, 1.6));
        }
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRejected(bad, () -> Threshold.of(bad));
            assertRejected(bad, () -> Shots.of(bad));
        }
        for (double bad : new double[] {-50.1, 200.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertRejected(bad, () -> Logistic.of(bad));
            assertRejected(bad, () -> Multilinear.of(bad));
        }
    }
}
