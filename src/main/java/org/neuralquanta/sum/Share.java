package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;

/** The functions g of the exposure whose sums over ranks are loss, count, local exponent and variance. */
public enum Share {

    /** φ(y): the expected loss. */
    OPEN {
        @Override
        double at(Response response, double exposure) {
            return response.open(exposure);
        }

        @Override
        double bound(Response response, double lower, double upper, double argument) {
            return response.bounds().openBound(lower, upper, argument);
        }

        @Override
        public Enclosure between(Response response, double lower, double upper) {
            return new Enclosure(
                    Math.max(0, response.bounds().openEnclosure(upper).lower()),
                    response.bounds().openEnclosure(lower).upper());
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
            return response.bounds().closedBound(lower, upper, argument);
        }

        @Override
        public Enclosure between(Response response, double lower, double upper) {
            return new Enclosure(
                    response.bounds().closedEnclosure(lower).lower(),
                    response.bounds().closedEnclosure(upper).upper());
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
        public Enclosure between(Response response, double lower, double upper) {
            return response.slopeEnclosure(lower, upper);
        }

        @Override
        double bound(Response response, double lower, double upper, double argument) {
            return response.bounds().slopeBound(lower, upper, argument);
        }

        @Override
        double farBound(Response response, double exposure) {
            return response.bounds().slopeBound(exposure, Double.POSITIVE_INFINITY, 0);
        }

        @Override
        public double nearBound(Response response, double exposure) {
            return response.bounds().slopeBound(0, exposure, 0);
        }

        @Override
        public double coefficient(Response response) {
            return response.slopeCoefficient();
        }

        @Override
        double resolution(Response response) {
            return response.slopeResolution();
        }
    },

    /** φ(1 − φ): the variance of whether a quantum is learned, along a growing data set the covariance, with 1 − φ of the earlier time. */
    FLUCTUATION {
        @Override
        double at(Response response, double exposure) {
            return response.open(exposure) * response.closedBefore(exposure);
        }

        @Override
        double bound(Response response, double lower, double upper, double argument) {
            return OPEN.bound(response, lower, upper, argument) * response.closedBeforeBound(lower, upper, argument);
        }

        @Override
        public Enclosure between(Response response, double lower, double upper) {
            return OPEN.between(response, lower, upper).times(response.closedBeforeEnclosure(lower, upper));
        }

        @Override
        public double nearBound(Response response, double exposure) {
            return response.closedBefore(exposure);
        }

        @Override
        public double coefficient(Response response) {
            return response.closedBeforeCoefficient();
        }
    };

    /** The value g(y) at an exposure. */
    abstract double at(Response response, double exposure);

    /** A bound on |g| over a sector of the complex plane. */
    abstract double bound(Response response, double lower, double upper, double argument);

    /** An enclosure of g over an interval of exposures. */
    public abstract Enclosure between(Response response, double lower, double upper);

    /** g(0). */
    double atZero(Response response) {
        return 0;
    }

    /** g(∞). */
    double beyond(Response response) {
        return 0;
    }

    /** A bound on |g(y) − g(∞)| from an exposure on. */
    double farBound(Response response, double exposure) {
        return response.open(exposure);
    }

    /** A bound on |g(y) − g(0)| up to an exposure. */
    public double nearBound(Response response, double exposure) {
        return response.closed(exposure);
    }

    /** c with \(|g(y)-g(0)|=c\,y^p(1+O(y^q))\), p and q those of {@link Response#closing}. */
    public double coefficient(Response response) {
        return response.closing().coefficient();
    }

    /** Whether \(\sum_k|g(y_k)-g(0)|\) is finite for \(y_k=x\,p_k^\nu k^{-\delta}\) whatever the frequencies are. */
    boolean isSummable(Response response, double frequencyPower, double rankPower) {
        return response.closing().power() >= 1 && frequencyPower >= 1 && rankPower <= 0;
    }

    /**
     * \(\sum_k|g(y_k)-g(0)|\) over quanta of which none has a larger exposure than y, where \(\varphi(0)-\varphi\approx cy^\sigma\), σ ≥ 1: at
     * most a share of the sum of exposures.
     *
     * @param exposures at least the sum of exposures
     * @param isSum whether it is the sum
     */
    Enclosure ofRare(Response response, double y, double exposures, boolean isSum) {
        double power = response.closing().power();
        if (power == Double.POSITIVE_INFINITY) {
            return new Enclosure(0, y == 0 ? 0 : response.closed(y) * (exposures / y));
        }
        double small = response.small(y);
        double most = coefficient(response) * exposures * Math.pow(y, power - 1) * Math.exp(small);
        double less = this == FLUCTUATION ? 1 - response.closed(y) : 1;
        return new Enclosure(isSum && power == 1 ? less * most * Math.exp(-3 * small) : 0, most);
    }

    /** 0 where bounds are proven, else how accurate g is. */
    double resolution(Response response) {
        return response.resolution();
    }
}
