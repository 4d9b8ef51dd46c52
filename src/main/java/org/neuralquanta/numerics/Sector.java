package org.neuralquanta.numerics;

/**
 * The complex numbers z with logMin ≤ log |z| ≤ logMax and |arg z| ≤ argument. Quadrature is proven by bounding a function
 * over such sets. The argument may exceed π: then z stands for a point on the Riemann surface of the logarithm.
 * Immutable, thread-safe.
 *
 * @param logMin the logarithm of the smallest modulus
 * @param logMax the logarithm of the largest modulus
 * @param argument the largest |arg z|, ≥ 0
 */
public record Sector(double logMin, double logMax, double argument) {

    /**
     * A sector that holds the disc |z − centre| ≤ radius.
     *
     * @param centre the centre, &gt; 0
     * @param radius the radius, 0 ≤ radius &lt; centre
     * @return the sector
     */
    static Sector ofDisc(double centre, double radius) {
        return new Sector(Math.log(centre - radius), Math.log(centre + radius), Math.asin(radius / centre));
    }

    /**
     * A sector that holds e^u for all |u − centre| ≤ radius.
     *
     * @param centre the centre, real
     * @param radius the radius, ≥ 0
     * @return the sector
     */
    static Sector ofLogDisc(double centre, double radius) {
        return new Sector(centre - radius, centre + radius, radius);
    }

    /**
     * The image under z ↦ z + shift, enclosed.
     *
     * @param shift a real number; where it is negative, |shift| must be below the smallest modulus
     * @return a sector that holds the image
     */
    Sector plus(double shift) {
        if (shift == 0) {
            return this;
        }
        double near = shift * Math.exp(-logMin);
        double far = Math.abs(shift) * Math.exp(-logMax);
        double cos = argument < Math.PI / 2 ? Math.cos(argument) : -1;
        if (shift > 0 && cos >= 0) {
            return new Sector(
                    logMin + 0.5 * Math.log1p(near * (2 * cos + near)), logMax + Math.log1p(far), argument);
        }
        double share = Math.abs(near);
        if (!(share < 1)) {
            return new Sector(Double.NEGATIVE_INFINITY, logMax + Math.log1p(far), Double.POSITIVE_INFINITY);
        }
        return new Sector(logMin + Math.log1p(-share), logMax + Math.log1p(far), argument + Math.asin(share));
    }

    /**
     * The image under z ↦ 1 + shift / z, enclosed; only its moduli are.
     *
     * @param shift a real number, |shift| at most the smallest modulus
     * @return a sector with the moduli of the image and no statement about its arguments
     */
    Sector ratio(double shift) {
        double near = Math.abs(shift) * Math.exp(-logMin);
        double cos = argument < Math.PI / 2 ? Math.cos(argument) : -1;
        if (shift > 0 && cos >= 0) {
            double far = shift * Math.exp(-logMax);
            return new Sector(0.5 * Math.log1p(far * (2 * cos + far)), Math.log1p(near), Double.POSITIVE_INFINITY);
        }
        return new Sector(Math.log1p(-near), Math.log1p(near), Double.POSITIVE_INFINITY);
    }

    /**
     * An upper bound of log |z^power| over the sector.
     *
     * @param power a real exponent
     * @return the bound
     */
    double logPower(double power) {
        return power == 0 ? 0 : power * (power > 0 ? logMax : logMin);
    }
}
