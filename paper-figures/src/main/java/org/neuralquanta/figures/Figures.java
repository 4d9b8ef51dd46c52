package org.neuralquanta.figures;

import java.util.List;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.fits.ClusterBias;
import org.neuralquanta.figures.fits.Extrapolation;
import org.neuralquanta.figures.fits.FitOfRuns;
import org.neuralquanta.figures.fits.HypothesisOnRuns;
import org.neuralquanta.figures.fits.PublishedExponents;
import org.neuralquanta.figures.fits.RankFrequency;
import org.neuralquanta.figures.fits.WordsOfAText;
import org.neuralquanta.figures.fits.ZipfOfWords;
import org.neuralquanta.figures.grokking.Circles;
import org.neuralquanta.figures.grokking.FlowOfRepresentation;
import org.neuralquanta.figures.grokking.GrokkingPhases;
import org.neuralquanta.figures.grokking.GrokkingTime;
import org.neuralquanta.figures.grokking.LandU;
import org.neuralquanta.figures.grokking.LinearGrokking;
import org.neuralquanta.figures.grokking.NormCourses;
import org.neuralquanta.figures.grokking.UniqueFraction;
import org.neuralquanta.figures.laws.ComputeOptimal;
import org.neuralquanta.figures.laws.Convergence;
import org.neuralquanta.figures.laws.DominoToParallel;
import org.neuralquanta.figures.laws.Emergence;
import org.neuralquanta.figures.laws.ExponentsByAlpha;
import org.neuralquanta.figures.laws.Fluctuations;
import org.neuralquanta.figures.laws.GeneralExponents;
import org.neuralquanta.figures.laws.JointCrossover;
import org.neuralquanta.figures.laws.JointLevelCurves;
import org.neuralquanta.figures.laws.LearnedQuanta;
import org.neuralquanta.figures.laws.LearningOrders;
import org.neuralquanta.figures.laws.LogModified;
import org.neuralquanta.figures.laws.MultinomialCorrection;
import org.neuralquanta.figures.laws.ParametersAndData;
import org.neuralquanta.figures.laws.PlackettLuceExponents;
import org.neuralquanta.figures.laws.PrerequisiteExponents;
import org.neuralquanta.figures.laws.Saturation;
import org.neuralquanta.figures.laws.SimulationRace;
import org.neuralquanta.figures.laws.SimulationTime;
import org.neuralquanta.figures.laws.SingleSamples;
import org.neuralquanta.figures.laws.StaircaseAndAverage;
import org.neuralquanta.figures.laws.ThreeExponents;
import org.neuralquanta.figures.laws.Universality;
import org.neuralquanta.figures.networks.DiscoveredQuanta;
import org.neuralquanta.figures.networks.SampleMechanisms;
import org.neuralquanta.figures.networks.TrainedQuanta;

/** The figures, in the order of the gallery. A new figure is added here. */
final class Figures {

    static final List<Figure> ALL = List.of(
            new PublishedExponents(),
            new ParametersAndData(),
            new WordsOfAText(),
            new FitOfRuns(),
            new HypothesisOnRuns(),
            new Extrapolation(),
            new ZipfOfWords(),
            new StaircaseAndAverage(),
            new Emergence(),
            new ThreeExponents(),
            new SingleSamples(),
            new LearnedQuanta(),
            new ExponentsByAlpha(),
            new Convergence(),
            new MultinomialCorrection(),
            new Fluctuations(),
            new Universality(),
            new ComputeOptimal(),
            new JointLevelCurves(),
            new JointCrossover(),
            new GeneralExponents(),
            new LogModified(),
            new Saturation(),
            new RankFrequency(),
            new ClusterBias(),
            new LearningOrders(),
            new PlackettLuceExponents(),
            new DominoToParallel(),
            new PrerequisiteExponents(),
            new SimulationRace(),
            new SimulationTime(),
            new TrainedQuanta(),
            new DiscoveredQuanta(),
            new SampleMechanisms(),
            new UniqueFraction(),
            new FlowOfRepresentation(),
            new Circles(),
            new GrokkingPhases(),
            new LandU(),
            new LinearGrokking(),
            new GrokkingTime(),
            new NormCourses());

    private Figures() {}
}
