package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;

/** The functions of the exposure whose sums over ranks are loss, count, local exponent and variance. */
public enum Share {

    /** φ(y): the expected loss. */
    OPEN {
        @Override
        double at(Response response, double exposure) {
            return response.open(exposure);
        }

        @Override
        double bound(Response response, double lower, double upper, double argument) {
            return response.openBound(lower, upper, argument);
        }

        @Override
        public Enclosure between(Response response, double lower, double upper) {
            return new Enclosure(
                    Math.max(0, response.openEnclosure(upper).lower()), response.openEnclosure(lower).upper());
        }

        @Override
        double atZero(Response response) {
            return response.atZero();
        }
    },

    /** φ(0) − φ(y): the expected number of learned quanta. */
    CLOSED {
        @Override
        double at(Response response, double exposure) {
            return response.closed(exposure);
        }

        @Override
        double bound(Response response, double lower, double upper, double argument) {
            return response.closedBound(lower, upper, argument);
        }

        @Override
        public Enclosure between(Response response, double lower, double upper) {
            return new Enclosure(
                    response.closedEnclosure(lower).lower(), response.closedEnclosure(upper).upper());
        }

        @Override
        double beyond(Response response) {
            return response.atZero();
        }
    },

    /** −∂φ/∂ log x: the local exponent. */
    SLOPE {
        @Override
        double at(Response response, double exposure) {
            return response.slope(exposure);
        }

        @Override
        double bound(Response response, double lower, double upper, double argument) {
            return response.slopeBound(lower, upper, argument);
        }

        @Override
        double coefficient(Response response) {
            return response.slopeCoefficient();
        }
    },

    /** φ(1 − φ): the variance of whether a quantum is learned. */
    FLUCTUATION {
        @Override
        double at(Response response, double exposure) {
            return response.open(exposure) * response.closed(exposure);
        }

        @Override
        double bound(Response response, double lower, double upper, double argument) {
            return response.openBound(lower, upper, argument) * response.closedBound(lower, upper, argument);
        }
    };

    /** The value g(y) at an exposure. */
    abstract double at(Response response, double exposure);

    /** A bound on |g| over a sector of the complex plane. */
    abstract double bound(Response response, double lower, double upper, double argument);

    /** An enclosure of g over an interval of exposures; only loss and count have one. */
    public Enclosure between(Response response, double lower, double upper) {
        throw new UnsupportedOperationException(this + " has no enclosure between " + lower + " and " + upper);
    }

    /** g(0). */
    double atZero(Response response) {
        return 0;
    }

    /** g(∞). */
    double beyond(Response response) {
        return 0;
    }

    /** A bound on |g(y) − g(∞)| from an exposure on. */
    final double farBound(Response response, double exposure) {
        return this == SLOPE
                ? response.slopeBound(exposure, Double.POSITIVE_INFINITY, 0)
                : response.open(exposure);
    }

    /** c with |g(y) − g(0)| = c y^p (1 + O(y)). */
    double coefficient(Response response) {
        return response.closedCoefficient();
    }
}
