package org.neuralquanta.figures.simulation;

import java.util.Locale;

/**
 * A share of independent trials, with Wilson's interval at 95 % (E. B. Wilson, 1927).
 *
 * @param hits how many trials succeeded
 * @param trials of how many, at least 1
 */
public record Share(int hits, int trials) {

    /** The normal quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    public Share {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException("hits must be from 0 to trials >= 1, were " + hits + " of " + trials);
        }
    }

    public double value() {
        return (double) hits / trials;
    }

    public double lower() {
        return hits == 0 ? 0 : middle() - half();
    }

    public double upper() {
        return hits == trials ? 1 : middle() + half();
    }

    private double middle() {
        return (hits + Z * Z / 2) / (trials + Z * Z);
    }

    private double half() {
        return Z * Math.sqrt((double) hits * (trials - hits) / trials + Z * Z / 4) / (trials + Z * Z);
    }

    /** As "14 of 20, 48 % to 85 %". */
    public String text() {
        return String.format(Locale.ROOT, "%d of %d, %.0f %% to %.0f %%", hits, trials, 100 * lower(), 100 * upper());
    }
}
