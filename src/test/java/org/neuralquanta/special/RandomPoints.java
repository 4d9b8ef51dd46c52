package org.neuralquanta.special;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random arguments over the whole domains of the functions of this package: all 53 bits random, with integers, the ends of
 * domains and the places where methods change mixed in. For one thread.
 */
final class RandomPoints {

    private static final long TOP = 1L << 62;

    private final RandomGenerator random;

    RandomPoints(long seed) {
        random = new SplittableRandom(seed);
    }

    /** ζ(1+α, q). */
    record Zeta(double alpha, double q) {
        String line() {
            return "hurwitz " + hex(alpha) + " " + hex(q);
        }
    }

    /** The sum of (k+q)^−(1+α) over k = first..last; last is 0 for infinity. */
    record Sum(double alpha, double q, long first, long last) {
        boolean isInfinite() {
            return last == 0;
        }

        String line() {
            return "sum " + hex(alpha) + " " + hex(q) + " " + first + " " + (isInfinite() ? "inf" : last);
        }
    }

    /** P(τ, y) or Q(τ, y). */
    record Gamma(double tau, double y) {
        String line(String function) {
            return function + " " + hex(tau) + " " + hex(y);
        }
    }

    /** P(Bin(D, p) &lt; τ). */
    record Binomial(long trials, long successes, double p) {
        String line() {
            return "below " + trials + " " + successes + " " + hex(p);
        }
    }

    private static String hex(double x) {
        return Double.toHexString(x);
    }

    Zeta zeta() {
        while (true) {
            double alpha = Math.clamp(exponent(1e-12), 1e-12, 200);
            double q = switch (random.nextInt(8)) {
                case 0, 1, 2 -> logUniform(0.5, 1000);
                case 3, 4 -> logUniform(1e-6, 1e9);
                case 5 -> logUniform(1e-6, 1e300);
                case 6 -> rank(1000);
                // Where a head of single terms, or the longer correction, begins.
                default -> near(random.nextBoolean() ? Math.max(8, alpha + 8) : 16 * (alpha + 13));
            };
            if (q >= 1e-6 && q <= 1e300 && isNormalPower(alpha, q)) {
                return new Zeta(alpha, q);
            }
        }
    }

    Sum sum() {
        while (true) {
            boolean infinite = random.nextInt(4) == 0;
            double alpha = infinite
                    ? Math.clamp(exponent(1e-12), 1e-12, 200)
                    : switch (random.nextInt(6)) {
                        case 0, 1 -> random.nextDouble(-1, 3);
                        case 2 -> random.nextDouble(-9, 60);
                        case 3 -> random.nextInt(-9, 9);
                        case 4 -> (random.nextBoolean() ? 1 : -1) * logUniform(1e-20, 1);
                        default -> Math.min(200, exponent(1e-12));
                    };
            double q = switch (random.nextInt(8)) {
                case 0, 1 -> 0;
                case 2 -> random.nextDouble(-1, 1);
                case 3 -> -1 + logUniform(0x1p-53, 1);
                case 4 -> logUniform(1e-6, 1e6);
                case 5 -> logUniform(1e-17, 1e20);
                case 6 -> random.nextInt(1, 1000);
                default -> random.nextInt(1, 1000) - 0.5;
            };
            long first = random.nextBoolean() ? random.nextInt(1, 31) : rank(0x1p62);
            long last = infinite ? 0 : last(first);
            if (q > -1 && (infinite || last <= TOP) && isNormalPower(alpha, first + q)) {
                return new Sum(alpha, q, first, last);
            }
        }
    }

    private long last(long first) {
        long count = switch (random.nextInt(5)) {
            case 0 -> random.nextInt(60);
            case 1 -> random.nextInt(5000);
            case 2 -> (long) (first * logUniform(1e-9, 1));
            default -> rank(0x1p62);
        };
        return count > TOP - first ? TOP : first + count;
    }

    Gamma gamma() {
        while (true) {
            double tau = switch (random.nextInt(8)) {
                case 0, 1, 2 -> logUniform(1e-3, 1e6);
                case 3, 4, 5 -> rank(1e6);
                case 6 -> rank(1000) - 0.5;
                default -> near((double) rank(1000));
            };
            tau = Math.clamp(tau, 1e-3, 1e6);
            double y = switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> tau + random.nextDouble(-25, 25) * Math.sqrt(tau);
                case 4 -> logUniform(1e-3, 700);
                case 5 -> logUniform(1e-300, 1);
                case 6 -> near(random.nextBoolean() ? tau : tau + 1);
                default -> tau * random.nextDouble(0.3, 2);
            };
            // Beyond, Q is below 1e-400.
            if (y > 0 && y < tau + 1000 + 40 * Math.sqrt(tau)) {
                return new Gamma(tau, y);
            }
        }
    }

    Binomial binomial() {
        while (true) {
            long trials = random.nextInt(3) == 0 ? random.nextInt(1, 2000) : rank(0x1p62);
            long successes = Math.min(trials, rank(random.nextInt(100) == 0 ? 1e6 : 3000));
            double p = switch (random.nextInt(8)) {
                case 0, 1, 2, 3, 4 -> (successes + random.nextDouble(-20, 20) * Math.sqrt((double) successes)) / trials;
                case 5 -> logUniform(1e-300, 1);
                case 6 -> 1 - logUniform(0x1p-53, 1);
                default -> near((double) successes / trials);
            };
            if (p > 0 && p < 1 && trials * p < successes + 1000 + 40 * Math.sqrt((double) successes)) {
                return new Binomial(trials, successes, p);
            }
        }
    }

    private double exponent(double least) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> logUniform(0.01, 10);
            case 3, 4 -> logUniform(least, 1);
            case 5, 6 -> logUniform(1, 200);
            default -> random.nextBoolean() ? random.nextInt(1, 201) : near(random.nextInt(0, 4));
        };
    }

    /** A whole number, log-uniform in [1, most]. */
    private long rank(double most) {
        return Math.clamp((long) Math.exp(random.nextDouble(0, Math.log(most))) + random.nextInt(-3, 4), 1L, (long) most);
    }

    private double logUniform(double min, double max) {
        return Math.exp(random.nextDouble(Math.log(min), Math.log(max)));
    }

    /** A number or one that is a few units in the last place, or a small fraction, off. */
    private double near(double x) {
        return random.nextBoolean()
                ? x + random.nextInt(-2, 3) * Math.ulp(x)
                : x * (1 + (random.nextBoolean() ? 1 : -1) * logUniform(1e-15, 1e-2));
    }

    /** Whether x^−(1+α) is a normal double, or nearly one: refusals at the edge belong to the domain too. */
    private static boolean isNormalPower(double alpha, double x) {
        return Math.abs((1 + alpha) * Math.log(x) / Math.log(2)) < 1020;
    }
}
