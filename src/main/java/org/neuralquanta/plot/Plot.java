package org.neuralquanta.plot;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.tokens.TokenCurves;
import org.neuralquanta.zipf.ZipfFit;

/** A result that can be drawn: the result itself, so that a picture shows no number that is computed elsewhere. Immutable. */
public sealed interface Plot {

    /**
     * Measured runs, the curve fitted to them, and its predictions.
     *
     * @param fit the fit
     * @param predictions losses of runs that were not measured
     */
    record FittedRuns(Fit fit, List<Prediction> predictions) implements Plot {

        /** Copies the list. */
        public FittedRuns {
            predictions = List.copyOf(predictions);
        }
    }

    /**
     * A list of counts and Zipf's law fitted to it.
     *
     * @param counts the counts
     * @param fit the fit
     */
    record FittedCounts(TabulatedQuanta counts, ZipfFit fit) implements Plot {}

    /**
     * A law of one resource.
     *
     * @param law the law
     * @param at the amounts that were asked for, at least one
     */
    record Law(ScalingLaw law, List<Double> at) implements Plot {

        /** Copies the list. */
        public Law {
            at = List.copyOf(at);
        }
    }

    /**
     * The law of parameters and data together.
     *
     * @param law the law
     * @param parameters the numbers of parameters, increasing, at least one
     * @param data the numbers of samples, increasing, at least one
     */
    record Joint(JointLaw law, List<Double> parameters, List<Double> data) implements Plot {

        /** Copies the lists. */
        public Joint {
            parameters = List.copyOf(parameters);
            data = List.copyOf(data);
        }
    }

    /**
     * The law of repeated data.
     *
     * @param law the law
     * @param unique the numbers of distinct samples, at least one
     * @param passes the numbers of passes over them, at least one
     */
    record Repeated(RepeatedLaw law, List<Double> unique, List<Long> passes) implements Plot {

        /** Copies the lists. */
        public Repeated {
            unique = List.copyOf(unique);
            passes = List.copyOf(passes);
        }
    }

    /**
     * The law of a mixture over data, beside its best shares.
     *
     * @param mixture the families
     * @param shares those of the data, one for each family
     * @param at the amounts that were asked for, at least one
     */
    record Mixed(Mixture mixture, List<Double> shares, List<Double> at) implements Plot {

        /** Copies the lists. */
        public Mixed {
            shares = List.copyOf(shares);
            at = List.copyOf(at);
        }
    }

    /**
     * A simulation, beside the law that it obeys.
     *
     * @param simulation what was simulated
     * @param result what came out
     */
    record Simulated(Simulation simulation, Result result) implements Plot {}

    /**
     * A derived law beside the exact one.
     *
     * @param derivation the law with values of its symbols, and a comparison that has points
     */
    record Derived(Derivation derivation) implements Plot {}

    /**
     * The training of a network on sparse parities.
     *
     * @param curves the test losses of its subtasks
     */
    record Training(SubtaskCurves curves) implements Plot {}

    /**
     * Samples divided into clusters.
     *
     * @param similarities of the samples
     * @param found the clusters found
     * @param truth the true ones, where they are known
     */
    record Clusters(SimilarityMatrix similarities, Clustering found, Optional<Clustering> truth) implements Plot {}

    /**
     * The losses of single tokens over the size of the network.
     *
     * @param curves the losses
     */
    record Tokens(TokenCurves curves) implements Plot {}
}
