package org.neuralquanta.coq;

import org.neuralquanta.rule.BestSplit;
import org.neuralquanta.rule.BestTraining;
import org.neuralquanta.rule.BothEnds;
import org.neuralquanta.rule.Bottleneck;
import org.neuralquanta.rule.Compose;
import org.neuralquanta.rule.ConstrainedOptimum;
import org.neuralquanta.rule.CountedSamples;
import org.neuralquanta.rule.DecreasingOrder;
import org.neuralquanta.rule.Dominance;
import org.neuralquanta.rule.Eliminate;
import org.neuralquanta.rule.EqualBenefit;
import org.neuralquanta.rule.EulerMaclaurin;
import org.neuralquanta.rule.ExpandFrequency;
import org.neuralquanta.rule.ExpectedCount;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.rule.IntegrateTerms;
import org.neuralquanta.rule.Invert;
import org.neuralquanta.rule.JointTerms;
import org.neuralquanta.rule.MellinConstant;
import org.neuralquanta.rule.NormaliseFrequencies;
import org.neuralquanta.rule.PartialSum;
import org.neuralquanta.rule.Product;
import org.neuralquanta.rule.SpendParameters;
import org.neuralquanta.rule.SumBound;
import org.neuralquanta.rule.TailOfSum;
import org.neuralquanta.rule.WeightedSum;

/** What a rule concluded, as definitions and lemmas that cite its axiom. */
sealed interface RuleProof
        permits HypothesisProof,
                NormaliseFrequenciesProof,
                ProductProof,
                CountedSamplesProof,
                DecreasingOrderProof,
                TailOfSumProof,
                PartialSumProof,
                InvertProof,
                ComposeProof,
                EliminateProof,
                SpendParametersProof,
                MellinConstantProof,
                ExpectedCountProof,
                BottleneckProof,
                DominanceProof,
                ConstrainedOptimumProof,
                JointTermsProof,
                BestSplitProof,
                SumBoundProof {

    void write();

    /** The proof of the step whose lemmas these are. */
    static RuleProof of(Lemmas lemmas) {
        return switch (lemmas.step().rule()) {
            case Hypothesis _ -> new HypothesisProof(lemmas);
            case NormaliseFrequencies rule -> new NormaliseFrequenciesProof(rule, lemmas);
            case Product rule -> new ProductProof(rule, lemmas);
            case CountedSamples rule -> new CountedSamplesProof(rule, lemmas);
            case DecreasingOrder _ -> new DecreasingOrderProof(lemmas);
            case TailOfSum _ -> new TailOfSumProof(lemmas);
            case PartialSum rule -> new PartialSumProof(rule, lemmas);
            case Invert _ -> new InvertProof(lemmas);
            case Compose _ -> new ComposeProof(lemmas);
            case Eliminate _ -> new EliminateProof(lemmas);
            case SpendParameters _ -> new SpendParametersProof(lemmas);
            case MellinConstant rule -> new MellinConstantProof(rule, lemmas);
            case ExpectedCount rule -> new ExpectedCountProof(rule, lemmas);
            case Bottleneck _ -> new BottleneckProof(lemmas);
            case Dominance _ -> new DominanceProof(lemmas);
            case ConstrainedOptimum rule -> new ConstrainedOptimumProof(rule, lemmas);
            case JointTerms _ -> new JointTermsProof(lemmas);
            case BestSplit rule -> new BestSplitProof(rule, lemmas);
            case SumBound _ -> new SumBoundProof(lemmas);
            case ExpandFrequency _, IntegrateTerms _, EulerMaclaurin _, WeightedSum _, BothEnds _, EqualBenefit _, BestTraining _ ->
                throw lemmas.unexpected();
        };
    }
}
