package org.neuralquanta.expansion;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.QuantaModel;

/**
 * The loss after n learned quanta in as many powers of n as requested: the Euler–Maclaurin expansion of the tail (T1, T45). A loss
 * \(a\,k^{-(1+\beta)}\) adds \[a\Bigl(\frac{n^{-\beta}}\beta-\frac{n^{-\beta-1}}2+\sum_{j\ge1}\frac{B_{2j}}{(2j)!}(1+\beta)_{2j-1}\,
 * n^{-\beta-2j}\Bigr),\] in which the powers \(n^{-\beta-3}\), \(n^{-\beta-5}\), … vanish. For a sum of two powers, their terms are merged
 * by exponent. The error after any number of terms is proven: that of each power lies between 0 and its first omitted term, because
 * \(x^{-(1+\beta)}\) is completely monotone. Immutable, thread-safe.
 */
@Statement({"T1", "T45"})
public final class ParameterExpansion {

    /** The most terms of one power; its Bernoulli numbers are exact in double precision up to a rounding. */
    private static final int MOST = 31;

    /** B_{2j}/(2j)! for j = 1 to 15. */
    private static final double[] BERNOULLI = bernoulli();

    /** n^−β Δ c and n^−(β+ρ) Δ c b. */
    private record Power(double weight, double decay, int terms) {}

    private final Expansion expansion;
    private final List<Power> powers;
    private final double scale;
    private final Enclosure normalization;

    private ParameterExpansion(Expansion expansion, List<Power> powers, double gap, Enclosure normalization) {
        this.expansion = expansion;
        this.powers = List.copyOf(powers);
        this.scale = gap;
        this.normalization = normalization;
    }

    /**
     * The expansion of the tail.
     *
     * @param model the assumptions; costs do not matter
     * @param terms how many terms, 1 to {@link Expansion#MOST_TERMS}; at most 31 of each power
     * @return the expansion in n
     * @throws IllegalArgumentException if the number is out of range, frequencies are not a sum of two powers, or there is an offset
     * @throws org.neuralquanta.law.NoPowerLawException if another regime applies
     */
    public static ParameterExpansion of(QuantaModel model, int terms) {
        Expansion.checkCount(terms);
        Powers given = Powers.of(model);
        if (given.offset() != 0) {
            throw new IllegalArgumentException("the offset must be 0 for an expansion in n, was " + given.offset());
        }
        double gap = model.gap().first();
        int count = given.factor() == 0 ? 1 : 2;
        double[] weights = {1, given.factor()};
        double[] steps = {0, given.rho()};
        // By exponent less β, so that equal exponents are equal doubles.
        var merged = new TreeMap<Double, List<int[]>>();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < MOST; j++) {
                merged.computeIfAbsent(steps[i] + j, _ -> new ArrayList<>()).add(new int[] {i, j});
            }
        }
        var found = new ArrayList<Expansion.Term>();
        int[] used = new int[count];
        // Where all powers are asked for, one after those at hand.
        double order = given.decay() + MOST + 1;
        for (var entry : merged.entrySet()) {
            double coefficient = 0;
            for (int[] part : entry.getValue()) {
                coefficient += weights[part[0]] * coefficient(given.decay() + steps[part[0]], part[1]);
            }
            if (found.size() == terms) {
                if (coefficient != 0) {
                    order = given.decay() + entry.getKey();
                    break;
                }
                continue;
            }
            for (int[] part : entry.getValue()) {
                used[part[0]] = part[1] + 1;
            }
            found.add(new Expansion.Term(gap * given.normalization() * coefficient, given.decay() + entry.getKey()));
        }
        var powers = new ArrayList<Power>();
        for (int i = 0; i < count; i++) {
            powers.add(new Power(weights[i], given.decay() + steps[i], used[i]));
        }
        return new ParameterExpansion(new Expansion(found, order, model.residual()), powers, gap, given.enclosure());
    }

    /** That of \(n^{-\beta-j}\) in the tail of \(k^{-(1+\beta)}\). */
    private static double coefficient(double beta, int j) {
        if (j < 2) {
            return j == 0 ? 1 / beta : -0.5;
        }
        if (j % 2 == 1) {
            return 0;
        }
        double product = BERNOULLI[j / 2 - 1];
        for (int i = 1; i < j; i++) {
            product *= beta + i;
        }
        return product;
    }

    /** \(\frac{B_{2j}}{(2j)!}=2(-1)^{j+1}\zeta(2j)(2\pi)^{-2j}\). */
    private static double[] bernoulli() {
        double[] values = new double[(MOST + 1) / 2 + 1];
        for (int j = 1; j <= values.length; j++) {
            double zeta = 1;
            for (int k = 40; k >= 2; k--) {
                zeta += Math.pow(k, -2 * j);
            }
            // The sum converges slowly for j = 1 and 2, whose values are 1/12 and −1/720.
            values[j - 1] = switch (j) {
                case 1 -> 1.0 / 12;
                case 2 -> -1.0 / 720;
                case 3 -> 1.0 / 30240;
                case 4 -> -1.0 / 1209600;
                case 5 -> 1.0 / 47900160;
                default -> (j % 2 == 1 ? 2 : -2) * zeta * Math.pow(2 * Math.PI, -2 * j);
            };
        }
        return values;
    }

    /**
     * The terms.
     *
     * @return the expansion in n
     */
    public Expansion expansion() {
        return expansion;
    }

    /**
     * An interval for the loss, from the terms and a bound on what is omitted.
     *
     * @param learned n ≥ 1
     * @return a proven bound on the loss after n quanta
     * @throws IllegalArgumentException if n is out of range
     */
    public Bound bound(long learned) {
        if (learned < 1) {
            throw new IllegalArgumentException("the number of learned quanta must be at least 1, was " + learned);
        }
        double n = (double) learned;
        Enclosure sum = Enclosure.exactly(0);
        for (Power power : powers) {
            Enclosure tail = Enclosure.exactly(0);
            for (int j = 0; j < power.terms; j++) {
                tail = tail.plus(enclosure(power.decay, j, n));
            }
            int next = power.terms;
            while (coefficient(power.decay, next) == 0) {
                next++;
            }
            Enclosure left = enclosure(power.decay, next, n);
            tail = tail.plus(new Enclosure(Math.min(0, left.lower()), Math.max(0, left.upper())));
            sum = sum.plus(Enclosure.exactly(power.weight).times(tail));
        }
        Enclosure loss = Enclosure.exactly(scale).times(normalization).times(sum);
        Enclosure whole = Enclosure.exactly(expansion.residual()).plus(loss);
        return new Bound.Proven(new Enclosure(Math.max(expansion.residual(), whole.lower()), Math.max(expansion.residual(), whole.upper())));
    }

    @Override
    public String toString() {
        return "ParameterExpansion[" + expansion + "]";
    }

    /** With the rounding of the coefficient, of β, of n and of the power, whose exponent may be large. */
    private static Enclosure enclosure(double beta, int j, double n) {
        double value = coefficient(beta, j) * Math.pow(n, -(beta + j));
        double rounding = 0x1p-50 * (8 + 4 * j + (beta + j) * (1 + Math.log(n)));
        return Enclosure.around(value, rounding * Math.abs(value) + Double.MIN_NORMAL);
    }
}
