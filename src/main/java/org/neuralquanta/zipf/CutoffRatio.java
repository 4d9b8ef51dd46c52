package org.neuralquanta.zipf;

/**
 * The distribution of the log-likelihood ratio of a power law with exponential cut-off, \(x^{-a}e^{-\lambda x}\), against the power law
 * \(x^{-a}\) inside it, if the power law is true.
 *
 * <p>λ = 0 is the end of its range, and for a &lt; 3 counts have no variance, so that neither Wilks' χ² nor half of it holds. With
 * γ = a − 1, the logarithm of \(E e^{-\lambda X}\) is −λ E X (for γ &gt; 1) and a multiple of λ^γ to leading order. So for long lists the
 * ratio is \(\sup_{t\ge0}(t^\gamma-tS)\) for γ &lt; 1 and \(\sup_{t\ge0}(-tS-t^\gamma)\) for γ &gt; 1, where S, the sum of the counts
 * (less its mean for γ &gt; 1), has the one-sided stable law of index γ (Feller II, XVII.5). With Kanter's representation of the law of
 * index g &lt; 1, \(S=(A_g(U)/W)^{(1-g)/g}\), U uniform on (0, π), W exponential, and Zolotarev's duality for γ &gt; 1,
 * \[P(\text{ratio}>y)=m\,\frac1\pi\int_0^\pi \exp\Bigl(-y\frac{A_g(u)}{A_g(0)}\Bigr)du,\qquad
 *   A_g(u)=\frac{\sin((1-g)u)\,\sin(gu)^{g/(1-g)}}{\sin(u)^{1/(1-g)}},\]
 * with g = a − 1, m = 1 for a &lt; 2; g = m = 1/(a − 1) for 2 &lt; a &lt; 3; g = m = ½ for a ≥ 3, where it is the
 * usual ½P(χ² &gt; 2y). For a ≤ 1, which needs a largest count, \(e^{-y}\), the limit g = 0: an upper bound, since the usual law then holds. For Zipf's law with α &gt; 0, 1 &lt; a &lt; 2, it is larger than that by about \(\sqrt{2/(a-1)}\).
 */
final class CutoffRatio {

    private static final int PANELS = 512;

    /** Stands for g = 0, where \(A_g\) is 1. */
    private static final double LEAST_INDEX = 1e-12;

    private CutoffRatio() {}

    /** P(ratio ≥ y) for y ≥ 0, to about 10^−8. */
    static double pValue(double ratio, double exponent) {
        if (!(ratio > 0)) {
            return 1;
        }
        double gamma = Math.max(LEAST_INDEX, exponent - 1);
        double index = gamma < 1 ? gamma : Math.max(0.5, 1 / gamma);
        double mass = gamma < 1 ? 1 : index;
        // The trapezoidal rule in the middles of panels: the integrand is even in u, and vanishes with all derivatives at π.
        double sum = 0;
        for (int i = 0; i < PANELS; i++) {
            sum += Math.exp(-ratio * zolotarev(index, Math.PI * (i + 0.5) / PANELS));
        }
        return mass * sum / PANELS;
    }

    /** A_g(u)/A_g(0). */
    private static double zolotarev(double g, double u) {
        double rest = 1 - g;
        if (rest < 1e-9) {
            // The limit g → 1.
            return Math.exp((1 - u / Math.tan(u)) - Math.log(Math.sin(u) / u));
        }
        double log = Math.log(Math.sin(rest * u) / (rest * u))
                + g / rest * Math.log(Math.sin(g * u) / (g * u))
                - 1 / rest * Math.log(Math.sin(u) / u);
        return Math.exp(log);
    }
}
