package org.neuralquanta.tokens;

import org.neuralquanta.Statement;

/**
 * Whether runs with different seeds learn a token between the same two sizes: those between which its loss falls most. Quanta are learned
 * in order of use, whatever the seed. Immutable, thread-safe.
 *
 * @param pairs pairs of runs of a token, in either order, that were compared
 * @param agreement the share of pairs whose losses fall most between the same two sizes, 0 if there are no pairs
 * @param chance the share that would agree if two runs of a token had no more in common than those of any two such tokens
 */
@Statement("T24")
public record JumpPlaces(long pairs, double agreement, double chance) {

    /**
     * Checks the shares.
     *
     * @throws IllegalArgumentException if the number of pairs is negative, or a share is not from 0 to 1
     */
    public JumpPlaces {
        if (pairs < 0) {
            throw new IllegalArgumentException("pairs must be >= 0, were " + pairs);
        }
        if (!(agreement >= 0 && agreement <= 1 && chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("shares must be from 0 to 1, were " + agreement + " and " + chance);
        }
    }

    /**
     * The agreement beyond chance (Cohen's kappa), \((a-c)/(1-c)\).
     *
     * @return at most 1; 0 if there is none beyond chance, or all fall between the same sizes
     */
    public double beyondChance() {
        return chance == 1 ? 0 : (agreement - chance) / (1 - chance);
    }
}
