package org.neuralquanta.law;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.IncompleteGamma;

/**
 * The function χ with \(L-L_\infty\sim T_N+T_D\,\chi(Y)\): it falls from 1 at Y = 0 to 0 at ∞, or to 1 − ω for soft capacity. Absolute
 * error at most 1e-11. Immutable, thread-safe.
 */
sealed interface Crossover {

    /** Beyond it φ is negligible. */
    double LARGEST = 1e200;

    /** χ(Y). */
    double at(double exposure);

    /** The exposure Y at a given ratio \(T_N/T_D\). */
    double exposure(double ratio);

    /**
     * \(\chi=M[\varphi;Y]/M[\varphi]\), \(M[\varphi;Y]=\int_Y^\infty y^{w-1}\varphi(y)\,dy\), Y the exposure of the last quantum that has room:
     * \(Y^w=w\,M[\varphi](w)\,T_N/T_D\).
     *
     * @param curve φ
     * @param w the exponent of \(T_D\)
     * @param mellin M[φ](w)
     */
    record Sharp(EmergenceCurve curve, double w, double mellin) implements Crossover {

        /** Below it two terms of φ at 0 are enough; a bound on \(y^\sigma\). */
        private static final double SMALL = 1e-8;

        /** A curve that is still open there falls as slowly as a power. */
        private static final double SLOW = 1e18;

        @Override
        public double exposure(double ratio) {
            return Math.pow(w * mellin * ratio, 1 / w);
        }

        @Override
        public double at(double exposure) {
            if (!(exposure > 0 && exposure < LARGEST)) {
                return exposure > 0 ? 0 : 1;
            }
            OptionalDouble known = curve.mellinShareBeyond(w, exposure);
            if (known.isPresent()) {
                return known.getAsDouble();
            }
            if (curve.open(SLOW) > 0) {
                return Math.min(1, new UpperTransform(curve, w, mellin).at(exposure) * Math.pow(exposure, w) / mellin);
            }
            Optional<EmergenceCurve.Closing> closing = curve.closing();
            return closing.isPresent() && Math.pow(exposure, closing.get().power()) < SMALL
                    ? 1 - head(closing.get(), exposure)
                    : new LogIntegral(w, curve::open, mellin).from(exposure) / mellin;
        }

        /** \(\int_0^Yy^{w-1}(\varphi(0)-cy^\sigma)\,dy\) over M[φ]. */
        private double head(EmergenceCurve.Closing closing, double exposure) {
            double sigma = closing.power();
            return Math.pow(exposure, w)
                    / mellin
                    * (curve.atZero() / w - closing.coefficient() * Math.pow(exposure, sigma) / (sigma + w));
        }
    }

    /**
     * \(\chi=1-\omega\int_0^\infty y^{w-1}e^{-(y/Y)^\rho}\varphi(y)\,dy\,/\,M[\varphi]\), \(\rho=\frac{1+\alpha}{1+\alpha+\delta}\), Y the exposure to data
     * of a quantum with \(xp_k=1\): \(Y^w=\frac{\rho M[\varphi](w)}{\Gamma(w/\rho)}\,T_N/T_D\).
     *
     * @param curve φ
     * @param w the exponent of \(T_D\)
     * @param mellin M[φ](w)
     * @param rho ρ
     * @param omega ω
     */
    record Soft(EmergenceCurve curve, double w, double mellin, double rho, double omega) implements Crossover {

        private static final OptionalLong ONE_SAMPLE = OptionalLong.of(1);
        private static final double ALL_OPEN = 1e-14;
        private static final double LEAST = 1e-250;

        @Override
        public double exposure(double ratio) {
            return Math.pow(rho * mellin / GammaRatio.gamma(w / rho) * ratio, 1 / w);
        }

        @Override
        public double at(double exposure) {
            if (!(exposure > 0 && exposure < LARGEST)) {
                return exposure > 0 ? 1 - omega : 1;
            }
            return 1 - omega * overlap(exposure);
        }

        private double overlap(double exposure) {
            if (curve.countedSamples().equals(ONE_SAMPLE) && rho == 1) {
                return Math.pow(1 + 1 / exposure, -w);
            }
            if (curve.step().isPresent()) {
                return withRoom(curve.step().getAsDouble(), exposure) / mellin;
            }
            double start = 1;
            while (start > LEAST && curve.closed(start) > ALL_OPEN * curve.atZero()) {
                start *= 0.5;
            }
            var rest = new LogIntegral(w, y -> Math.exp(-Math.pow(y / exposure, rho)) * curve.open(y), mellin);
            return (curve.atZero() * withRoom(start, exposure) + rest.from(start)) / mellin;
        }

        /**
         * \(\int_0^ty^{w-1}e^{-(y/Y)^\rho}dy=\frac1\rho Y^w\gamma(v,u)\) with v = w/ρ, \(u=(t/Y)^\rho\) and
         * \(v\,\gamma(v,u)=\gamma(1+v,u)+u^ve^{-u}\).
         */
        private double withRoom(double until, double exposure) {
            double v = w / rho;
            double u = Math.min(Math.pow(until / exposure, rho), LARGEST);
            double gamma = GammaRatio.gamma(1 + v) * IncompleteGamma.lower(1 + v, u) + Math.pow(u, v) * Math.exp(-u);
            return Math.pow(exposure, w) * gamma / w;
        }
    }
}
