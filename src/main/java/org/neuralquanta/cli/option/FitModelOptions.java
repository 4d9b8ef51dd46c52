package org.neuralquanta.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsTable;
import org.neuralquanta.study.IsoFlop;
import picocli.CommandLine.Option;

/** The law that is fitted. Not thread-safe. */
public final class FitModelOptions {

    /** The laws by name. */
    public enum Model {
        /** E + A x^−α. */
        POWER(1, "L = E + A x^{-\\alpha}"),
        /** E + A N^−α + B D^−β. */
        CHINCHILLA(2, "L = E + A N^{-\\alpha} + B D^{-\\beta}"),
        /** The same with β = α/(1+α). */
        QUANTA(2, "L = E + A N^{-\\alpha} + B D^{-\\beta}, \\quad \\beta = \\alpha/(1+\\alpha)"),
        /** E plus the larger of the two terms. */
        MAX(2, "L = E + \\max(A N^{-\\alpha}, B D^{-\\beta})"),
        /** E plus a norm of the two terms. */
        NORM(2, "L = E + ((A N^{-\\alpha})^q + (B D^{-\\beta})^q)^{1/q}"),
        /** E plus the joint law of the two terms, with sharp capacity. */
        JOINT(2, "L = E + T_N + T_D \\Gamma(\\beta, Y)/\\Gamma(\\beta), \\quad T_N = A N^{-\\alpha}, \\quad T_D = B D^{-\\beta}, \\quad Y = (\\Gamma(1+\\beta) T_N/T_D)^{1/\\beta}"),
        /** E plus the joint law with soft capacity, for a share of quanta that both limits touch. */
        OVERLAP(2, "L = E + T_N + T_D - \\omega (T_N^{-1/\\beta} + T_D^{-1/\\beta})^{-\\beta}, \\quad T_N = A N^{-\\alpha}, \\quad T_D = B D^{-\\beta}"),
        /** E plus the joint form of Kaplan et al. */
        KAPLAN(2, "L = E + ((A N^{-\\alpha})^{1/\\beta} + (B D^{-\\beta})^{1/\\beta})^\\beta"),
        /** The sum for repeated data, after Muennighoff et al. */
        REPEATED(3, "L = E + A N'^{-\\alpha} + B D'^{-\\beta}, \\quad D' = U (1 + R^*_D (1 - e^{-R_D/R^*_D})), \\quad R_D = D/U - 1, \\quad N' \\text{ likewise}"),
        /** The sum for repeated data in the quantization model. */
        REPEATED_QUANTA(3, "L = E + A N^{-\\alpha} + B D'^{-\\beta}, \\quad D' = U (1 - (1-h)^{D/U})/h"),
        /** The learning curve from its start, for a power law of use frequencies. */
        CURVE(1, "L = E + (\\varepsilon_0 - E) \\sum_k p_k e^{-p_k x/D_0}, \\quad p_k = k^{-(1+\\alpha)}/\\zeta(1+\\alpha)"),
        /** The same with a capacity that ends it. */
        LIMITED(1, "L = E + (\\varepsilon_0 - E) (S(x/D_0) + S(X/D_0) - S((x+X)/D_0)), \\quad S(u) = \\sum_k p_k e^{-p_k u}, \\quad p_k = k^{-(1+\\alpha)}/\\zeta(1+\\alpha)"),
        /** β x^c. */
        M1(1, "L = \\beta x^c"),
        /** ε_∞ + β x^c. */
        M2(1, "L = \\varepsilon_\\infty + \\beta x^c"),
        /** β (1/x + γ)^c. */
        M3(1, "L = \\beta (1/x + \\gamma)^c"),
        /** (L − ε_∞)/(ε_0 − L)^α = β x^c. */
        M4(1, "(L - \\varepsilon_\\infty)/(\\varepsilon_0 - L)^\\alpha = \\beta x^c"),
        /** A power law whose exponent changes. */
        BROKEN(1, "L = a + b x^{-c_0} \\prod_i (1 + (x/d_i)^{1/f_i})^{-c_i f_i}"),
        /** Parabolas in log N at constant compute, and the line through their minima. */
        ISOFLOP(2, "\\log L = c_0 + c_1 \\log N + c_2 \\log^2 N \\text{ at each } C, \\quad \\log N_{opt} = \\log G + a \\log C"),
        /** Use frequencies as a power of the rank. */
        ZIPF(0, "p_k \\propto k^{-(1+\\alpha)}");

        private final int variables;

        /** In LaTeX. */
        private final String formula;

        Model(int variables, String formula) {
            this.variables = variables;
            this.formula = formula;
        }

        /** Whether the loss itself is a function that is fitted to all runs. */
        private boolean isCurve() {
            return this != ISOFLOP && this != ZIPF;
        }
    }

    @Option(names = "--model", paramLabel = "MODEL", required = true,
            description = "In one variable: power (L = E + A x^-alpha), curve (the quanta model's learning curve from its start), limited (the"
                    + " same, ended by a limited capacity), m1 to m4 (Alabdulmohsin et al.), broken (Caballero et al.). In N and D: chinchilla (E"
                    + " + A N^-alpha + B D^-beta), quanta (the same with beta = alpha/(1+alpha)), max (the larger term), joint and overlap (the"
                    + " quanta model with sharp and soft capacity), norm, kaplan. In N, D and distinct tokens U: repeated (Muennighoff et al.),"
                    + " repeated-quanta. Profiles at constant compute: isoflop (Hoffmann et al., approach 2). Lists of counts: zipf.")
    private Model model = Model.POWER;

    @Option(names = "--compare", paramLabel = "MODEL,...", split = ",",
            description = "Other models to compare with it: objective, AIC, Vuong's test, error on the largest runs.")
    private @Nullable List<Model> compared;

    @Option(names = "--fix", paramLabel = "NAME=VALUE", split = ",",
            description = "Parameters to hold fixed, such as alpha=0.5 or E=0; also in the models of --compare that have them.")
    private @Nullable List<Assignment> fixed;

    @Option(names = "--tied", description = "Models with two terms: impose beta = alpha/(1+alpha), also on those of --compare.")
    private boolean tied;

    @Option(names = "--residual", paramLabel = "E", description = "Model power: the irreducible loss E, if known, such as 0; fitted if not given.")
    private @Nullable Real residual;

    @Option(names = "--finite", description = "Model power: finitely many quanta, all learned at some X; needs --residual.")
    private boolean finite;

    @Option(names = "--start", paramLabel = "L0",
            description = "Models curve, limited and m4: the loss of guessing, before anything is learned; fitted if not given.")
    private @Nullable Real start;

    @Option(names = "--breaks", paramLabel = "n", description = "Model broken: how often the exponent changes, 1 to 4; default 1.")
    private @Nullable Whole breaks;

    @Option(names = "--profiles", paramLabel = "C1,C2,...",
            description = "Model isoflop: compute budgets of the profiles in FLOPs, each with the runs within a factor of 1.25; default: detected.")
    private Real.@Nullable Listed profiles;

    @Option(names = "--eta", paramLabel = "ETA", description = "Models in N and D: gaps ~ k^ETA in the hypothesis; default 0.")
    private @Nullable Real eta;

    @Option(names = "--kappa", paramLabel = "KAPPA", description = "Models in N and D: costs ~ k^KAPPA in the hypothesis; default 0.")
    private @Nullable Real kappa;

    @Option(names = "--delta", paramLabel = "DELTA", description = "Models in N and D: thresholds ~ k^DELTA in the hypothesis; default 0.")
    private @Nullable Real delta;

    private final List<String> notes = new ArrayList<>();

    /** The usual law. */
    public FitModelOptions() {}

    /**
     * The kind of table that the law is fitted to.
     *
     * @return the variables of its runs
     * @throws IllegalStateException if the law is fitted to a list of counts
     */
    public RunsTable.Variables table() {
        return switch (model.variables) {
            case 1 -> RunsTable.Variables.CURVE;
            case 2 -> RunsTable.Variables.PLANE;
            case 3 -> RunsTable.Variables.REPEATED;
            default -> throw new IllegalStateException("a list of counts has no runs");
        };
    }

    /**
     * Whether a law of this name is asked for.
     *
     * @param other a law
     * @return whether it is that
     */
    public boolean is(Model other) {
        return model == other;
    }

    /**
     * Why an option is refused.
     *
     * @return the start of a sentence
     */
    public String unused() {
        return "cannot be used with --model " + Choice.name(model);
    }

    /**
     * The law, with the parameters held that are given.
     *
     * @return what is fitted
     * @throws BadInput if an option does not go with it
     */
    public CurveModel curve() {
        refuseUnused();
        CurveModel curve = plain(model);
        if (tied) {
            curve = tied(curve);
        }
        for (Assignment one : held()) {
            curve = fixed(curve, one);
        }
        return curve;
    }

    private List<Assignment> held() {
        return fixed == null ? List.of() : fixed;
    }

    private static CurveModel fixed(CurveModel free, Assignment one) {
        return BadInput.unlessRefused("--fix", one, () -> free.fixed(one.name(), one.value()));
    }

    /** A law of the comparison, with what is held of it; says what is not. */
    private CurveModel rival(Model law) {
        CurveModel curve = plain(law);
        String name = Choice.name(law);
        if (tied && !curve.equals(CurveModel.quanta())) {
            try {
                curve = curve.tied();
            } catch (IllegalArgumentException _) {
                notes.add(name + " is compared without --tied: it has no relation beta = alpha/(1+alpha)");
            }
        }
        List<String> parameters = curve.parameters();
        for (Assignment one : held()) {
            if (parameters.contains(one.name())) {
                curve = fixed(curve, one);
            } else {
                notes.add(name + " is compared without --fix " + one + ": its parameters are " + String.join(", ", parameters));
            }
        }
        return curve;
    }

    /**
     * What is to be said of the laws that are compared.
     *
     * @return one line each
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * The formula of the law, with what is held.
     *
     * @return in LaTeX, without delimiters
     */
    public String formula() {
        String form = finite ? "L = E + A (x^{-\\alpha} - X^{-\\alpha})" : model.formula;
        var held = new ArrayList<String>();
        if (model == Model.QUANTA && (eta != null || kappa != null || delta != null)) {
            form = Model.CHINCHILLA.formula;
            held.add("beta by the hypothesis for eta, kappa, delta = " + text(eta) + ", " + text(kappa) + ", " + text(delta));
        }
        if (tied) {
            held.add("beta = alpha/(1+alpha)");
        }
        if (residual != null) {
            held.add("E = " + residual);
        }
        if (start != null && (model == Model.CURVE || model == Model.LIMITED || model == Model.M4)) {
            held.add("start = " + start);
        }
        for (Assignment one : held()) {
            held.add(one.name() + " = " + Rounding.shortest(one.value()));
        }
        return held.isEmpty() ? form : form + " \\quad \\text{with " + String.join("; ", held) + "}";
    }

    /**
     * Profiles at constant compute.
     *
     * @param runs runs with N and D
     * @return the profiles at the budgets that are given, or recognised
     * @throws BadInput if an option does not go with them, or the runs have no such budgets
     */
    public IsoFlop isoFlop(Runs runs) {
        refuseUnused();
        Real.Listed given = profiles;
        return given == null
                ? BadInput.unlessRefused("--model", "isoflop", () -> IsoFlop.of(runs))
                : BadInput.unlessRefused("--profiles", given, () -> IsoFlop.of(runs, given.all().stream().map(Real::value).toList()));
    }

    /**
     * The laws that are compared, the fitted one first.
     *
     * @return them; empty if no comparison is asked for
     * @throws BadInput if one is for another kind of table
     */
    public List<CurveModel> compared() {
        List<Model> others = compared;
        if (others == null) {
            return List.of();
        }
        for (Model other : others) {
            if (!other.isCurve() || other.variables != model.variables) {
                throw new BadInput("--compare", Choice.name(other), unused(),
                        Choice.names(Stream.of(Model.values()).filter(m -> m.isCurve() && m.variables == model.variables && m != model).toList()));
            }
        }
        return Stream.concat(Stream.of(curve()), others.stream().distinct().filter(other -> other != model).map(this::rival)).toList();
    }

    private CurveModel tied(CurveModel free) {
        try {
            return free.tied();
        } catch (IllegalArgumentException e) {
            throw new BadInput("--tied", unused() + ": " + e.getMessage());
        }
    }

    private CurveModel plain(Model law) {
        return switch (law) {
            case POWER -> power();
            case CHINCHILLA -> CurveModel.chinchilla();
            case QUANTA -> hypothesis();
            case MAX -> CurveModel.max();
            case NORM -> CurveModel.norm();
            case JOINT -> CurveModel.joint();
            case OVERLAP -> CurveModel.overlap();
            case KAPLAN -> CurveModel.kaplan();
            case REPEATED -> CurveModel.repeated();
            case REPEATED_QUANTA -> CurveModel.repeatedQuanta();
            case CURVE -> start == null ? CurveModel.curve() : start.to("--start", CurveModel::curve);
            case LIMITED -> start == null ? CurveModel.limited() : start.to("--start", CurveModel::limited);
            case M1 -> CurveModel.m1();
            case M2 -> CurveModel.m2();
            case M3 -> CurveModel.m3();
            case M4 -> start == null ? CurveModel.m4() : start.to("--start", CurveModel::m4);
            case BROKEN -> CurveModel.broken(breaks == null ? 1 : breaks.within("--breaks", 1, 4));
            case ISOFLOP -> throw new IllegalStateException("profiles are not one curve");
            case ZIPF -> throw new IllegalStateException("a list of counts has no curve");
        };
    }

    /**
     * Refuses what does not go with the law.
     *
     * @throws BadInput if there is any
     */
    public void refuseUnused() {
        if (model != Model.POWER) {
            BadInput.refuse("--residual", residual, unused(), "with --model power");
            BadInput.refuse("--finite", finite, unused(), "with --model power");
        }
        if (!isAsked(Model.CURVE) && !isAsked(Model.LIMITED) && !isAsked(Model.M4)) {
            BadInput.refuse("--start", start, unused(), "with --model curve, limited or m4");
        }
        if (!isAsked(Model.BROKEN)) {
            BadInput.refuse("--breaks", breaks, unused(), "with --model broken");
        }
        if (model != Model.ISOFLOP) {
            BadInput.refuse("--profiles", profiles, unused(), "with --model isoflop");
        }
        if (model.variables < 2 || !model.isCurve()) {
            String allowed = "with a model in N and D";
            BadInput.refuse("--eta", eta, unused(), allowed);
            BadInput.refuse("--kappa", kappa, unused(), allowed);
            BadInput.refuse("--delta", delta, unused(), allowed);
        }
        if (!model.isCurve()) {
            BadInput.refuse("--fix", fixed, unused(), "with a model of the loss");
            BadInput.refuse("--tied", tied, unused(), "with a model of two terms");
            BadInput.refuse("--compare", compared == null ? null : Choice.names(compared), unused(), "with a model of the loss");
        }
    }

    private boolean isAsked(Model law) {
        return model == law || (compared != null && compared.contains(law));
    }

    private CurveModel power() {
        if (residual == null) {
            if (finite) {
                throw new BadInput("--finite", "needs --residual E: a free E would absorb what is left to learn");
            }
            return CurveModel.power();
        }
        CurveModel saturating = residual.to("--residual", CurveModel.Saturating::new);
        if (finite) {
            return saturating;
        }
        return residual.value() == 0 ? new CurveModel.Power(false) : residual.to("--residual", e -> CurveModel.power().fixed("E", e));
    }

    /**
     * The hypothesis that is tested.
     *
     * @return the tie between the exponents
     * @throws BadInput if an exponent is out of range
     */
    public CurveModel.Quanta hypothesis() {
        String exponents = text(eta) + ", " + text(kappa) + ", " + text(delta);
        return BadInput.unlessRefused(
                "--eta, --kappa, --delta", exponents, () -> new CurveModel.Quanta(value(eta), value(kappa), value(delta)));
    }

    private static String text(@Nullable Real exponent) {
        return exponent == null ? "0" : exponent.text();
    }

    private static double value(@Nullable Real exponent) {
        return exponent == null ? 0 : exponent.value();
    }
}
