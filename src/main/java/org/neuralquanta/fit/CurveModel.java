package org.neuralquanta.fit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.Statement;
import org.neuralquanta.form.Broken;
import org.neuralquanta.form.Curve;
import org.neuralquanta.form.Exponents;
import org.neuralquanta.form.Form;
import org.neuralquanta.form.Joint;
import org.neuralquanta.form.Kaplan;
import org.neuralquanta.form.LimitedCurve;
import org.neuralquanta.form.M1;
import org.neuralquanta.form.M2;
import org.neuralquanta.form.M3;
import org.neuralquanta.form.M4;
import org.neuralquanta.form.Norm;
import org.neuralquanta.form.Overlap;
import org.neuralquanta.form.Repeated;
import org.neuralquanta.form.RepeatedQuanta;

/**
 * A law for the loss in one variable x, or in parameters N and tokens D. Exponents may come out negative, and a fit reports that.
 * Implementations are immutable and thread-safe.
 */
@Statement({"T10", "T11", "T16", "T17"})
public sealed interface CurveModel permits CurveModel.Power,
                CurveModel.Saturating,
                CurveModel.Scaled,
                CurveModel.Chinchilla,
                CurveModel.Quanta,
                CurveModel.Fixed,
                FormModel {

    /** How the terms of parameters and of data are combined. */
    enum Combination {
        /** The loss is the sum of the two terms (Hoffmann et al. 2022). */
        ADDITIVE(1),
        /**
         * The loss is the larger of the two terms, since the number of quanta is the smaller of what parameters and data allow
         * (arXiv 2303.13506). Fitted as \((T_N^q+T_D^q)^{1/q}\) with q = 256, at most 0.3 % above the larger.
         */
        BOTTLENECK(256);

        private final int sharpness;

        Combination(int sharpness) {
            this.sharpness = sharpness;
        }

        int sharpness() {
            return sharpness;
        }
    }

    /**
     * The name of the model.
     *
     * @return as on the command line: power, chinchilla or quanta; saturating
     */
    String name();

    /**
     * The names of the parameters, in the order in which they are reported.
     *
     * @return such as E, A, alpha
     */
    List<String> parameters();

    /**
     * The number of variables.
     *
     * @return 1 for x, 2 for N and D
     */
    int variables();

    /**
     * The number of free parameters.
     *
     * @return at most the number of those reported
     */
    int dimension();

    /**
     * \(L=E+A\,x^{-\alpha}\), or \(A\,x^{-\alpha}\).
     *
     * @param residual whether E is fitted; otherwise it is 0
     */
    record Power(boolean residual) implements CurveModel {

        @Override
        public String name() {
            return "power";
        }

        @Override
        public List<String> parameters() {
            return residual ? List.of("E", "A", "alpha") : List.of("A", "alpha");
        }

        @Override
        public int variables() {
            return 1;
        }

        @Override
        public int dimension() {
            return residual ? 3 : 2;
        }
    }

    /**
     * Finitely many quanta: \(L=E+A\,(x^{-\alpha}-X^{-\alpha})\) for x below X, the resource at which all quanta are learned (T16,
     * continued to real numbers of quanta). E must be known, since a free E would absorb \(A X^{-\alpha}\).
     *
     * @param residual irreducible loss E ≥ 0
     */
    @Statement("T16")
    record Saturating(double residual) implements CurveModel {

        /**
         * Checks E.
         *
         * @throws IllegalArgumentException if E is negative or not finite
         */
        public Saturating {
            if (!(residual >= 0 && residual < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("irreducible loss must be finite and >= 0, was " + residual);
            }
        }

        @Override
        public String name() {
            return "saturating";
        }

        @Override
        public List<String> parameters() {
            return List.of("A", "alpha", "X");
        }

        @Override
        public int variables() {
            return 1;
        }

        @Override
        public int dimension() {
            return 3;
        }
    }

    /**
     * A custom law with free irreducible loss, amplitude and scale, \(L=E+A\,f(x/S)\), such as the exact law of a model with a custom
     * emergence curve and custom use frequencies. The logarithm of f is interpolated in log x, to about 1e-6, so that f is evaluated only a
     * few hundred times. Where f is nearly a power of x, the runs determine A and S only jointly, and the intervals show this.
     *
     * @param name the name used in messages
     * @param law f, finite and &gt; 0, smooth
     * @param least the smallest x/S for which f is known, &gt; 0
     * @param most the largest, finite
     */
    @Statement("T16")
    record Scaled(String name, DoubleUnaryOperator law, double least, double most) implements CurveModel {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if it is empty, not positive or not finite
         */
        public Scaled {
            if (!(least > 0 && least < most && most < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the law '" + name + "' must be known from least > 0 to a larger, finite most, were " + least + " and " + most);
            }
        }

        @Override
        public List<String> parameters() {
            return List.of("E", "A", "S");
        }

        @Override
        public int variables() {
            return 1;
        }

        @Override
        public int dimension() {
            return 3;
        }
    }

    /**
     * \(L=E+A N^{-\alpha}+B D^{-\beta}\), approach 3 of Hoffmann et al. 2022, arXiv 2203.15556; or with the larger of the two terms instead
     * of their sum.
     *
     * @param form sum or bottleneck
     */
    record Chinchilla(Combination form) implements CurveModel {

        @Override
        public String name() {
            return form == Combination.ADDITIVE ? "chinchilla" : "max";
        }

        @Override
        public List<String> parameters() {
            return List.of("E", "A", "B", "alpha", "beta");
        }

        @Override
        public int variables() {
            return 2;
        }

        @Override
        public int dimension() {
            return 5;
        }
    }

    /**
     * The same with the data exponent of the quantization hypothesis, β = α/(1+α). In general, with known exponents of gaps \(k^\eta\),
     * costs \(k^\kappa\) and samples \(k^\delta\), \(\alpha_N=\frac{\alpha-\eta}{1+\kappa}\) and
     * \(\alpha_D=\frac{\alpha-\eta}{1+\alpha+\delta}\) (T17), hence \(\beta=\frac{(1+\kappa)\alpha_N}{1+\eta+\delta+(1+\kappa)\alpha_N}\).
     * The parameter reported as alpha is \(\alpha_N\).
     *
     * @param eta η, finite
     * @param kappa κ &gt; −1
     * @param delta δ, with 1 + η + δ &gt; 0
     */
    @Statement({"T17", "T21"})
    record Quanta(double eta, double kappa, double delta) implements CurveModel {

        /**
         * Checks the exponents.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Quanta {
            if (!(Math.abs(eta) < Double.POSITIVE_INFINITY && kappa > -1 && kappa < Double.POSITIVE_INFINITY
                    && 1 + eta + delta > 0 && delta < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "needs finite eta, kappa > -1 and 1 + eta + delta > 0, was eta " + eta + ", kappa " + kappa + ", delta " + delta);
            }
        }

        /**
         * The data exponent that follows from a parameter exponent.
         *
         * @param alphaN α_N &gt; −(1+η+δ)/(1+κ)
         * @return α_D
         * @throws IllegalArgumentException if α_N is out of range
         */
        public double dataExponent(double alphaN) {
            double exponent = tied(alphaN);
            if (Double.isNaN(exponent)) {
                throw new IllegalArgumentException(
                        "alpha_N must be > -(1 + eta + delta)/(1 + kappa) = " + -(1 + eta + delta) / (1 + kappa) + ", was " + alphaN);
            }
            return exponent;
        }

        /** The same; NaN for α_N out of range, where the curve is not defined. */
        double tied(double alphaN) {
            double growth = (1 + kappa) * alphaN;
            double below = 1 + eta + delta + growth;
            return below > 0 ? growth / below : Double.NaN;
        }

        /** dβ/dα_N. */
        double dataExponentSlope(double alphaN) {
            double below = 1 + eta + delta + (1 + kappa) * alphaN;
            return (1 + kappa) * (1 + eta + delta) / (below * below);
        }

        /** d²β/dα_N². */
        double dataExponentCurvature(double alphaN) {
            return -2 * (1 + kappa) * dataExponentSlope(alphaN) / (1 + eta + delta + (1 + kappa) * alphaN);
        }

        @Override
        public String name() {
            return "quanta";
        }

        @Override
        public List<String> parameters() {
            return List.of("E", "A", "B", "alpha", "beta");
        }

        @Override
        public int variables() {
            return 2;
        }

        @Override
        public int dimension() {
            return 4;
        }
    }

    /**
     * A model with some parameters fixed at given values.
     *
     * @param base the model
     * @param values the fixed values, by name; at least one and not all
     */
    record Fixed(CurveModel base, Map<String, Double> values) implements CurveModel {

        /**
         * Checks the names.
         *
         * @throws IllegalArgumentException if the model has no such parameter, a value is not finite, or no parameter is left free
         */
        public Fixed {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
            values.forEach((name, value) -> {
                if (!base.parameters().contains(name)) {
                    throw new IllegalArgumentException(
                            "the model " + base.name() + " has the parameters " + String.join(", ", base.parameters()) + ", not " + name);
                }
                if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(name + " must be finite to be fixed, was " + value);
                }
            });
            if (values.isEmpty() || base.dimension() - values.size() < 1) {
                throw new IllegalArgumentException("fix at least one parameter of " + base.name() + " and leave at least one free, of "
                        + String.join(", ", base.parameters()));
            }
        }

        @Override
        public String name() {
            return base.name();
        }

        @Override
        public List<String> parameters() {
            boolean follows = tie().isPresent() && values.containsKey("alpha");
            return base.parameters().stream()
                    .filter(name -> !values.containsKey(name) && !(follows && name.equals("beta")))
                    .toList();
        }

        @Override
        public int variables() {
            return base.variables();
        }

        @Override
        public int dimension() {
            return base.dimension() - values.size();
        }

        private Optional<Quanta> tie() {
            return base instanceof Quanta quanta ? Optional.of(quanta) : Optional.empty();
        }
    }

    /**
     * This model with a parameter fixed at a value.
     *
     * @param name the parameter
     * @param value its value; for E, 0 means a law without irreducible loss
     * @return the model with one free parameter fewer
     * @throws IllegalArgumentException if the model has no such parameter, the value is not finite, or no parameter would be left free
     */
    default CurveModel fixed(String name, double value) {
        var values = new TreeMap<String, Double>();
        if (this instanceof Fixed(CurveModel base, Map<String, Double> held)) {
            values.putAll(held);
            values.put(name, value);
            return new Fixed(base, values);
        }
        values.put(name, value);
        return new Fixed(this, values);
    }

    /**
     * This model with the data exponent of the plain quantization hypothesis, β = α/(1+α), in place of a free one.
     *
     * @return the model with one free parameter fewer
     * @throws IllegalArgumentException if the model has no α and β that are free
     */
    @Statement("T21")
    default CurveModel tied() {
        if (equals(chinchilla())) {
            return quanta();
        }
        Optional<Form> tied = this instanceof FormModel(Form form) ? form.tied() : Optional.empty();
        return tied.map(FormModel::new)
                .orElseThrow(() -> new IllegalArgumentException("the model " + name()
                        + " cannot be tied to beta = alpha/(1 + alpha); chinchilla, norm, joint, overlap, kaplan and repeated-quanta can"));
    }

    /**
     * A custom law, \(E+A\,f(x/S)\).
     *
     * @param name the name used in messages
     * @param law f, such as {@code DataLaw.of(model)::exact} of a model with irreducible loss 0
     * @param least the smallest x/S for which f is known, &gt; 0
     * @param most the largest, finite
     * @return the model
     * @throws IllegalArgumentException if the range is empty, not positive or not finite
     */
    static Scaled of(String name, DoubleUnaryOperator law, double least, double most) {
        return new Scaled(name, law, least, most);
    }

    /**
     * The sum of two bottlenecks, all five parameters free.
     *
     * @return the model chinchilla
     */
    static Chinchilla chinchilla() {
        return new Chinchilla(Combination.ADDITIVE);
    }

    /**
     * The quantization hypothesis in its plain form, β = α/(1+α).
     *
     * @return the model quanta
     */
    static Quanta quanta() {
        return new Quanta(0, 0, 0);
    }

    /**
     * A power law in one variable above a fitted E.
     *
     * @return the model power
     */
    static Power power() {
        return new Power(true);
    }

    /**
     * \(E+\max(T_N,T_D)\) with the terms of {@link Chinchilla}, fitted as {@link Combination#BOTTLENECK} says.
     *
     * @return the model bottleneck
     */
    static Chinchilla max() {
        return new Chinchilla(Combination.BOTTLENECK);
    }

    /**
     * \(E+(T_N^q+T_D^q)^{1/q}\) with the terms of {@link Chinchilla} and q free: the sum at q = 1, the larger term as q grows. A rival of
     * the joint law, with no theory behind it.
     *
     * @return the model norm
     */
    static CurveModel norm() {
        return new FormModel(new Norm(Exponents.FREE));
    }

    /**
     * The joint law with sharp capacity and one sample to learn: \(E+T_N+T_D\,\Gamma(\beta,Y)/\Gamma(\beta)\) with the terms of
     * {@link Chinchilla}, \(Y=(\Gamma(1+\beta)\,T_N/T_D)^{1/\beta}\) and β &gt; 0. It lies between the larger term and the sum.
     *
     * @return the model joint
     */
    @Statement("T38")
    static CurveModel joint() {
        return new FormModel(new Joint(Exponents.FREE));
    }

    /**
     * The joint law with soft capacity and one sample to learn: \(E+T_N+T_D-\omega\,(T_N^{-1/\beta}+T_D^{-1/\beta})^{-\beta}\) with the
     * terms of {@link Chinchilla} and β &gt; 0. The share ω of quanta that are subject to both limits is a free real number: 0 is the sum,
     * and an estimate outside [0, 1] speaks against the law. {@code overlap().fixed("omega", 1)} fixes it.
     *
     * @return the model overlap
     */
    @Statement("T38")
    static CurveModel overlap() {
        return new FormModel(new Overlap(Exponents.FREE));
    }

    /**
     * The joint form of Kaplan et al. 2020, arXiv 2001.08361, eq. 1.5, above a fitted E: \(E+(T_N^{1/\beta}+T_D^{1/\beta})^\beta\) with the
     * terms of {@link Chinchilla} and β &gt; 0. {@code kaplan().fixed("E", 0)} is their law.
     *
     * @return the model kaplan
     */
    static CurveModel kaplan() {
        return new FormModel(new Kaplan(Exponents.FREE));
    }

    /**
     * Repeated data as in Muennighoff et al. 2023, arXiv 2305.16264: the terms of {@link Chinchilla} with effective tokens
     * \(D'=U(1+R_D^*(1-e^{-(D/U-1)/R_D^*}))\) from U distinct ones, and likewise effective parameters above the compute-optimal N for U
     * tokens. Variables N, D and U.
     *
     * @return the model repeated
     */
    static CurveModel repeated() {
        return new FormModel(new Repeated());
    }

    /**
     * Repeated data in the quantization model: the terms of {@link Chinchilla} with effective tokens \(D'=U\,(1-(1-h)^{D/U})/h\), where
     * each visit to a sample teaches with probability h. Variables N, D and U.
     *
     * @return the model repeated-quanta
     */
    @Statement("T41")
    static CurveModel repeatedQuanta() {
        return new FormModel(new RepeatedQuanta(Exponents.FREE));
    }

    /**
     * The learning curve from its start, \(L=E+(\varepsilon_0-E)\sum_k p_k e^{-p_k x/D_0}\) with
     * \(p_k=k^{-(1+\alpha)}/\zeta(1+\alpha)\): parameters E, alpha from 0 to 20, and D0.
     *
     * @param startLoss ε₀, the loss before learning, such as that of guessing; above every measured loss
     * @return the model curve
     * @throws IllegalArgumentException if ε₀ is not finite and positive
     */
    @Statement("T40")
    static CurveModel curve(double startLoss) {
        return new FormModel(new Curve(OptionalDouble.of(startLoss)));
    }

    /**
     * The same with ε₀ as a fourth parameter, eps_0.
     *
     * @return the model curve
     */
    @Statement("T40")
    static CurveModel curve() {
        return new FormModel(new Curve(OptionalDouble.empty()));
    }

    /**
     * The learning curve of {@link #curve(double)} in a network of limited capacity, where each quantum has room with probability
     * \(1-e^{-p_k X/D_0}\): \(L=E+(\varepsilon_0-E)[S(x/D_0)+S(X/D_0)-S((x+X)/D_0)]\) with \(S(u)=\sum_k p_k e^{-p_k u}\); parameters
     * E, alpha, D0 and X, at which the fall ends. X is infinite where the runs show no end.
     *
     * @param startLoss ε₀, above every measured loss
     * @return the model limited
     * @throws IllegalArgumentException if ε₀ is not finite and positive
     */
    @Statement({"T38", "T40"})
    static CurveModel limited(double startLoss) {
        return new FormModel(new LimitedCurve(OptionalDouble.of(startLoss)));
    }

    /**
     * The same with ε₀ as a fifth parameter, eps_0.
     *
     * @return the model limited
     */
    @Statement({"T38", "T40"})
    static CurveModel limited() {
        return new FormModel(new LimitedCurve(OptionalDouble.empty()));
    }

    /**
     * \(L=\beta x^c\), M1 of Alabdulmohsin et al. 2022, arXiv 2209.06640: {@link Power} without E, with c = −α.
     *
     * @return the model m1
     */
    static CurveModel m1() {
        return new FormModel(new M1());
    }

    /**
     * \(L=\varepsilon_\infty+\beta x^c\), M2 of Alabdulmohsin et al. 2022: {@link Power} with E, with c = −α.
     *
     * @return the model m2
     */
    static CurveModel m2() {
        return new FormModel(new M2());
    }

    /**
     * \(L=\beta(1/x+\gamma)^c\), M3 of Alabdulmohsin et al. 2022, with γ &gt; 0.
     *
     * @return the model m3
     */
    static CurveModel m3() {
        return new FormModel(new M3());
    }

    /**
     * \(\frac{L-\varepsilon_\infty}{(\varepsilon_0-L)^\alpha}=\beta x^c\), M4 of Alabdulmohsin et al. 2022, with
     * \(\varepsilon_\infty&lt;L&lt;\varepsilon_0\), α &gt; 0: parameters beta, c, eps_inf and alpha.
     *
     * @param startLoss ε₀, the loss of guessing; above every measured loss
     * @return the model m4
     * @throws IllegalArgumentException if ε₀ is not finite and positive
     */
    static CurveModel m4(double startLoss) {
        return new FormModel(new M4(OptionalDouble.of(startLoss)));
    }

    /**
     * The same with ε₀ as a fifth parameter, eps_0.
     *
     * @return the model m4
     */
    static CurveModel m4() {
        return new FormModel(new M4(OptionalDouble.empty()));
    }

    /**
     * \(L=a+b\,x^{-c_0}\prod_{i=1}^n(1+(x/d_i)^{1/f_i})^{-c_i f_i}\), the broken power law of Caballero et al. 2022, arXiv 2210.14891. The
     * breaks are interchangeable factors of the product, and come in the order in which the search found them.
     *
     * @param breaks n, from 1 to 4; without breaks the form is {@link #m2}
     * @return the model broken
     * @throws IllegalArgumentException if n is out of range
     */
    static CurveModel broken(int breaks) {
        return new FormModel(new Broken(breaks));
    }
}
