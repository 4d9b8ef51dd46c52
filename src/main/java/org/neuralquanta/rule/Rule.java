package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.symbolic.Definition;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;

/** A step of reasoning that was proved once and for all. Immutable, thread-safe. */
public sealed interface Rule
        permits Hypothesis,
                NormaliseFrequencies,
                Product,
                CountedSamples,
                DecreasingOrder,
                TailOfSum,
                PartialSum,
                Invert,
                Compose,
                Eliminate,
                SpendParameters,
                MellinConstant,
                ExpectedCount,
                Bottleneck,
                Dominance,
                ConstrainedOptimum,
                JointTerms,
                BestSplit,
                SumBound,
                ExpandFrequency,
                IntegrateTerms,
                EulerMaclaurin,
                BothEnds,
                WeightedSum,
                EqualBenefit,
                BestTraining {

    /** The conclusion of a rule, its reason, and the constants and functions that it introduces. */
    record Conclusion(Claim claim, String because, List<? extends Definition> constants) {

        Conclusion(Claim claim, String because) {
            this(claim, because, List.of());
        }
    }

    /** The name of the rule in proofs. */
    String name();

    /** Checks the conditions and draws the conclusion. */
    Conclusion conclude(List<Claim> premises, Checks checks);

    /** The premise at an index as an asymptotic statement. */
    static Claim.Asymptotic asymptotic(List<Claim> premises, int index) {
        if (index < premises.size() && premises.get(index) instanceof Claim.Asymptotic asymptotic) {
            return asymptotic;
        }
        throw new IllegalArgumentException("premise " + (index + 1) + " must be an asymptotic statement, was " + premises);
    }

    /** Whether the premise at an index falls like an exponential function of a power of its variable, so faster than every power. */
    static boolean isExponential(List<Claim> premises, int index) {
        return premises.get(index) instanceof Claim.Exponential || premises.get(index) instanceof Claim.Stretched;
    }

    /** Statements that are multiplied are about one rank. */
    static void requireOneVariable(Claim.Asymptotic first, Claim.Asymptotic second) {
        if (!first.variable().equals(second.variable())) {
            throw new IllegalArgumentException("premises must have the same variable, were " + first + " and " + second);
        }
    }

    /** The germ of the premise at an index. */
    static Germ germ(List<Claim> premises, int index) {
        return asymptotic(premises, index).germ();
    }

    /** The expansion of the premise at an index. */
    static PowerSeries series(List<Claim> premises, int index) {
        if (index < premises.size() && premises.get(index) instanceof Claim.Expansion expansion) {
            return expansion.series();
        }
        throw new IllegalArgumentException("premise " + (index + 1) + " must be an expansion, was " + premises);
    }
}
