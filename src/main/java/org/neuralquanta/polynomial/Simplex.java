package org.neuralquanta.polynomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Exact linear feasibility over ℚ: phase one of the simplex method with Bland's rule, which cannot cycle. */
public final class Simplex {

    private Simplex() {}

    /**
     * Non-negative weights with Σ weight · column = target, or nothing where none exist. At most one weight for each row is
     * not zero, and the columns of those are linearly independent.
     */
    public static Optional<BigFraction[]> solve(List<BigFraction[]> columns, BigFraction[] target) {
        int rows = target.length;
        int width = columns.size();
        var basis = new int[rows];
        List<BigFraction[]> tableau = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            var line = new BigFraction[width + 1];
            boolean flipped = target[row].signum() < 0;
            for (int column = 0; column <= width; column++) {
                BigFraction entry = column == width ? target[row] : columns.get(column)[row];
                line[column] = flipped ? entry.negate() : entry;
            }
            tableau.add(line);
            basis[row] = width + row;
        }
        // The sum of the rows whose artificial variable is still basic: the amount that is still to be explained.
        var gain = new BigFraction[width + 1];
        Arrays.fill(gain, BigFraction.ZERO);
        tableau.forEach(line -> Arrays.setAll(gain, i -> gain[i].add(line[i])));
        while (gain[width].signum() > 0) {
            int entering = 0;
            while (entering < width && gain[entering].signum() <= 0) {
                entering++;
            }
            if (entering == width) {
                return Optional.empty();
            }
            int leaving = leavingRow(tableau, basis, entering, width);
            pivot(tableau, gain, leaving, entering);
            basis[leaving] = entering;
        }
        var weights = new BigFraction[width];
        Arrays.fill(weights, BigFraction.ZERO);
        for (int row = 0; row < rows; row++) {
            if (basis[row] < width) {
                weights[basis[row]] = tableau.get(row)[width];
            }
        }
        return Optional.of(weights);
    }

    private static int leavingRow(List<BigFraction[]> tableau, int[] basis, int entering, int width) {
        int best = -1;
        BigFraction least = BigFraction.ZERO;
        for (int row = 0; row < basis.length; row++) {
            BigFraction[] line = tableau.get(row);
            if (line[entering].signum() > 0) {
                BigFraction ratio = line[width].divide(line[entering]);
                int order = best < 0 ? -1 : ratio.compareTo(least);
                if (order < 0 || (order == 0 && basis[row] < basis[best])) {
                    best = row;
                    least = ratio;
                }
            }
        }
        return best;
    }

    private static void pivot(List<BigFraction[]> tableau, BigFraction[] gain, int row, int column) {
        BigFraction[] line = tableau.get(row);
        BigFraction inverse = line[column].reciprocal();
        Arrays.setAll(line, i -> line[i].multiply(inverse));
        for (int other = 0; other < tableau.size(); other++) {
            if (other != row) {
                subtract(tableau.get(other), line, tableau.get(other)[column]);
            }
        }
        subtract(gain, line, gain[column]);
    }

    private static void subtract(BigFraction[] from, BigFraction[] line, BigFraction factor) {
        if (factor.signum() != 0) {
            for (int i = 0; i < line.length; i++) {
                if (line[i].signum() != 0) {
                    from[i] = from[i].subtract(line[i].multiply(factor));
                }
            }
        }
    }
}
