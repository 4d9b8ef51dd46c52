package org.neuralquanta.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;

/**
 * Families of quanta with their weights \(\pi_j\): a test sample is of family j with probability \(\pi_j\) and then uses its quantum k with
 * probability \(p_{jk}\), so that \(L=\sum_j\pi_j\bigl(L_{\infty,j}+\sum_k\Delta_jk^{\eta_j}p_{jk}\,[k\text{ is open}]\bigr)\) (T42).
 * Immutable, thread-safe.
 *
 * @param families at least one; their weights add up to 1 within 1e-9
 */
@Statement("T42")
public record Mixture(List<Family> families) {

    /** How far from 1 a sum of weights or shares may be, which are written with few digits. */
    private static final double ROUNDING = 1e-9;

    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException if there is no family, or the weights do not add up to 1
     */
    public Mixture {
        families = List.copyOf(families);
        if (families.isEmpty()) {
            throw new IllegalArgumentException("a mixture needs at least one family");
        }
        requireOne("weights", families.stream().mapToDouble(Family::weight));
    }

    /**
     * Creates a mixture.
     *
     * @param families at least one; their weights add up to 1 within 1e-9
     * @return the mixture
     * @throws IllegalArgumentException if there is no family, or the weights do not add up to 1
     */
    public static Mixture of(Family... families) {
        return new Mixture(List.of(families));
    }

    private static void requireOne(String what, DoubleStream values) {
        var sum = new CompensatedSum();
        values.forEach(sum::add);
        if (!(Math.abs(sum.value() - 1) <= ROUNDING)) {
            throw new IllegalArgumentException(what + " must add up to 1 within 1e-9, their sum was " + sum.value() + "; divide each by the sum");
        }
    }

    /** Shares of the training data, one for each family. */
    double[] checkShares(double... shares) {
        if (shares.length != families.size()) {
            throw new IllegalArgumentException("shares must be as many as families, " + families.size() + ", was " + shares.length);
        }
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share of a family in the data must lie in [0, 1], was " + share);
            }
        }
        requireOne("shares", Arrays.stream(shares));
        return shares.clone();
    }

    /**
     * The shares of the families in data that are a mix of domains, each of which has samples of several families: \(q_j=\sum_dr_dO_{dj}\).
     * So domains overlap where they have samples of the same family.
     *
     * @param contents \(O_{dj}\), for each domain the shares of the families in it, which add up to 1 within 1e-9
     * @param domains \(r_d\), the shares of the domains, which add up to 1 within 1e-9
     * @return \(q_j\), one for each family
     * @throws IllegalArgumentException if a share is out of range, a sum is not 1, or the numbers of shares do not match
     */
    public double[] shares(double[][] contents, double... domains) {
        if (contents.length != domains.length) {
            throw new IllegalArgumentException("contents must be as many as domains, " + domains.length + ", was " + contents.length);
        }
        requireOne("shares of domains", Arrays.stream(domains));
        double[] shares = new double[families.size()];
        for (int d = 0; d < domains.length; d++) {
            if (!(domains[d] >= 0 && domains[d] <= 1)) {
                throw new IllegalArgumentException("share of a domain must lie in [0, 1], was " + domains[d]);
            }
            double[] own = checkShares(contents[d]);
            for (int j = 0; j < shares.length; j++) {
                shares[j] += domains[d] * own[j];
            }
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    double[] weights() {
        return families.stream().mapToDouble(Family::weight).toArray();
    }

    /**
     * The irreducible loss, \(\sum_j\pi_jL_{\infty,j}\).
     *
     * @return L∞ ≥ 0
     */
    public double residual() {
        var sum = new CompensatedSum();
        families.forEach(family -> sum.add(family.weight() * family.model().residual()));
        return sum.value();
    }

    private Enclosure residualEnclosure() {
        return Enclosure.sum(families.stream()
                .filter(family -> family.model().residual() > 0)
                .map(family -> Enclosure.exactly(family.weight()).times(Enclosure.exactly(family.model().residual())))
                .toList());
    }

    /** The bound of a loss whose reducible part is enclosed; it is proven if the frequencies, and the curves where they have a part, are. */
    Bound bound(Enclosure reducible, boolean hasCurves) {
        Enclosure positive = new Enclosure(Math.max(0, reducible.lower()), Math.max(0, reducible.upper()));
        Enclosure least = residualEnclosure();
        Enclosure whole = least.upper() == 0 ? positive : least.plus(positive);
        Optional<String> unproven = families.stream().map(Family::model).flatMap(model -> unproven(model, hasCurves).stream()).findFirst();
        return unproven.isPresent() ? new Bound.Estimated(whole, unproven.get()) : new Bound.Proven(whole);
    }

    private static Optional<String> unproven(QuantaModel model, boolean hasCurve) {
        return model.distribution().unproven().or(() -> hasCurve ? model.emergence().unproven() : Optional.empty());
    }

    @Override
    public String toString() {
        return "Mixture[families=" + families.size() + ", first=" + families.getFirst() + "]";
    }
}
