package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.LearningCurve;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.mixture.BestMixtureLaw;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.mixture.MixtureDataLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.zipf.ZipfFit;

/** The examples of the Javadoc, which takes the marked lines from here. */
class ExamplesTest {

    /** In two parts, so that it is no mark itself. */
    private static final String START = "// @" + "start region=";

    @Test
    void model() {
        // @start region="model"
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)) // quantum k is used with probability ∝ k^-1.4
                .learnedAfter(Shots.of(1)); // and learned with the first sample that uses it
        // @end
        assertThat(model.emergence()).isEqualTo(Shots.of(1));
    }

    @Test
    void parameterLaw() {
        // @start region="parameter-law"
        ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.infinite(0.4)));
        double loss = law.exact(1e6);
        double exponent = law.asymptotic().exponent(); // 0.4
        Bound enough = law.resourceFor(0.01); // parameters for a loss of 0.01
        // @end
        assertThat(exponent).isCloseTo(0.4, within(1e-15));
        assertThat(loss).isCloseTo(law.asymptotic().at(1e6), within(1e-6));
        assertThat(law.exact(Math.ceil(enough.upper()))).isLessThanOrEqualTo(0.01);
    }

    @Test
    void dataLaw() {
        // @start region="data-law"
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1)));
        double loss = law.exact(1e6);
        PowerLaw closedForm = law.asymptotic(); // exponent 0.4 / 1.4
        Bound proven = law.bound(1e6); // contains the loss
        // @end
        assertThat(closedForm.exponent()).isCloseTo(0.4 / 1.4, within(1e-15));
        assertThat(proven.contains(loss)).isTrue();
    }

    @Test
    void computeLaw() {
        // @start region="compute-law"
        ComputeLaw law = ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1)));
        Allocation best = law.allocation();
        double parameters = best.parameters().at(1e12); // the best number of parameters for 1e12 FLOPs
        double samples = best.data().at(1e12);
        // @end
        assertThat(6 * parameters * samples).isCloseTo(1e12, within(1e-3 * 1e12));
        assertThat(law.asymptotic().exponent()).isCloseTo(0.4 / 2.4, within(1e-15));
    }

    @Test
    void jointLaw() {
        // @start region="joint-law"
        JointLaw law = JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1)));
        double loss = law.exact(1e4, 1e6); // 1e4 parameters, 1e6 samples
        Bound samples = law.samplesFor(0.1, 1e4); // samples for a loss of 0.1
        // @end
        assertThat(loss).isLessThan(0.1);
        assertThat(law.exact(1e4, Math.ceil(samples.upper()))).isLessThanOrEqualTo(0.1);
    }

    @Test
    void simulation() throws InterruptedException {
        // @start region="simulation"
        Result result = Simulation.of(Zipf.infinite(0.4)).learnedAfter(1)
                .repeated(64, 1) // 64 data sets, seed 1
                .run(1e3, 1e6);
        Estimate loss = result.points().getFirst(); // at 1,000 samples
        double mean = loss.mean();
        double error = loss.standardError();
        // @end
        double exact = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1))).exact(1e3);
        assertThat(mean).isCloseTo(exact, within(5 * error));
    }

    @Test
    void derivation() {
        // @start region="derivation"
        Problem problem = Problem.quanta("exponential").gap("Delta*k^eta").assuming("alpha > eta");
        Derivation law = Derivation.of(problem, Target.DATA);
        String exponent = String.valueOf(law.exponent().orElseThrow()); // (alpha-eta)/(1+alpha)
        String proof = law.toMarkdown();
        // @end
        assertThat(exponent).isEqualTo("(alpha-eta)/(1+alpha)");
        assertThat(proof).contains("alpha");
        assertThat(law.at(Map.of("alpha", 0.4, "eta", 0.1)).exponent().orElseThrow().value()).isCloseTo(0.3 / 1.4, within(1e-12));
    }

    @Test
    void fit() throws IOException {
        Path file = Path.of("src/test/resources/data/chinchilla-half.csv");
        // @start region="fit"
        Runs runs = Runs.read(file, Columns.byName()); // columns N, D and loss
        Fit fit = Fit.of(CurveModel.chinchilla(), runs); // E + A N^-alpha + B D^-beta
        double alpha = fit.parameter("alpha");
        Prediction larger = fit.predict(Point.of(70e9, 1.4e12)); // with its 95 % intervals
        // @end
        assertThat(alpha).isCloseTo(0.3639, within(5e-5));
        assertThat(larger.loss()).isCloseTo(1.9790, within(5e-5));
    }

    @Test
    void stepLaw() {
        // @start region="step-law"
        StepLaw law = StepLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(Exposure.ofNu(0.9))); // learned after p_k^-0.9 steps
        double loss = law.exact(1e6);
        double exponent = law.asymptotic().exponent(); // 0.4 / (0.9 * 1.4)
        // @end
        assertThat(exponent).isCloseTo(0.4 / (0.9 * 1.4), within(1e-12));
        assertThat(loss).isCloseTo(law.asymptotic().at(1e6), within(1e-3));
    }

    @Test
    void repeatedLaw() {
        // @start region="repeated-law"
        RepeatedLaw law = RepeatedLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(1)), 0.06); // a visit teaches with 6 %
        double loss = law.exact(1e6, 4); // four passes over a million samples
        double worth = law.worth(4); // 3.65 times as many fresh samples
        // @end
        assertThat(worth).isCloseTo((1 - Math.pow(0.94, 4)) / 0.06, within(1e-12));
        assertThat(loss).isLessThan(law.exact(1e6, 1));
    }

    @Test
    void mixture() {
        // @start region="mixture"
        QuantaModel code = QuantaModel.of(Zipf.infinite(0.25)).learnedAfter(Shots.of(1));
        QuantaModel prose = QuantaModel.of(Zipf.infinite(0.8)).learnedAfter(Shots.of(1));
        BestMixtureLaw law = BestMixtureLaw.of(Mixture.of(new Family(0.4, code), new Family(0.6, prose))); // weights in the test
        List<Double> shares = law.shares(1e6); // of the best million training samples
        double loss = law.exact(1e6);
        // @end
        assertThat(shares.getFirst()).isBetween(0.5, 1.0);
        assertThat(loss).isLessThan(MixtureDataLaw.of(Mixture.of(new Family(0.4, code), new Family(0.6, prose)), 0.4, 0.6).exact(1e6));
    }

    @Test
    void curatedLaw() {
        // @start region="curated-law"
        CuratedLaw law = CuratedLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential()));
        double loss = law.exact(1e6); // of the best million samples
        double exponent = law.asymptotic().exponent(); // 0.4, that of parameters
        double first = law.frequency(1e6, 1); // how often they use the first quantum
        // @end
        assertThat(loss).isLessThan(DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential())).exact(1e6));
        assertThat(exponent).isEqualTo(0.4);
        assertThat(first).isBetween(0.0, 1e-3);
    }

    @Test
    void orderLaw() {
        // @start region="order-law"
        OrderLaw law = OrderLaw.of(QuantaModel.of(Zipf.finite(0.4, 1000)), new PlackettLuce(2)); // noisy order of use
        double loss = law.loss(100); // expected after 100 quanta
        // @end
        assertThat(loss).isGreaterThan(OrderLaw.of(QuantaModel.of(Zipf.finite(0.4, 1000)), new ByFrequency()).loss(100));
    }

    @Test
    void learningCurve() {
        // @start region="learning-curve"
        LearningCurve curve = LearningCurve.of(9.2, 1.7, 0.4, 100); // from 9.2 nats to 1.7
        double loss = curve.loss(1e6);
        double samples = curve.samplesFor(2); // samples for a loss of 2
        // @end
        assertThat(loss).isBetween(1.7, 9.2);
        assertThat(curve.loss(samples)).isCloseTo(2, within(1e-9));
    }

    @Test
    void zipfFit() throws IOException {
        Path file = Path.of("src/test/resources/data/kjv-word-counts.csv");
        // @start region="zipf-fit"
        ZipfFit fit = ZipfFit.of(TabulatedQuanta.read(file)); // how often each word occurs
        double alpha = fit.alpha(); // of p_k ∝ k^-(1+alpha)
        Interval interval = fit.alphaInterval(); // 95 %
        // @end
        assertThat(interval.lower()).isLessThan(alpha);
        assertThat(interval.upper()).isGreaterThan(alpha);
    }

    @Test
    void ownQuanta() {
        // @start region="own-quanta"
        // p_k = 1/k - 1/(k+1), and what is beyond rank n
        QuantaDistribution quanta = QuantaDistribution.of("differences", k -> 1.0 / k / (k + 1.0), n -> 1 / (n + 1.0));
        double loss = DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(1))).exact(1e3);
        // @end
        assertThat(loss).isBetween(0.0, 1.0);
    }

    @Test
    void ownCurve() {
        // @start region="own-curve"
        EmergenceCurve curve = EmergenceCurve.of("slow", y -> 1 / ((1 + y) * (1 + y)));
        double loss = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(curve)).exact(1e6);
        // @end
        assertThat(loss).isBetween(0.0, 1.0);
    }

    @Test
    void clusters() {
        float[] cosines = {1, 0.9f, 0.1f, 0.9f, 1, 0.2f, 0.1f, 0.2f, 1};
        // @start region="clusters"
        SimilarityMatrix similarity = SimilarityMatrix.of(3, cosines); // of three samples' gradients
        Clustering clusters = Dendrogram.averageLinkage(similarity).cutInto(2);
        int[] sizes = clusters.sizes();
        // @end
        assertThat(sizes).containsExactlyInAnyOrder(2, 1);
        assertThat(clusters.cluster(0)).isEqualTo(clusters.cluster(1));
    }

    /** The types that most programs begin with. */
    @ParameterizedTest
    @ValueSource(classes = {
        QuantaModel.class, ParameterLaw.class, DataLaw.class, StepLaw.class, ComputeLaw.class, JointLaw.class, RepeatedLaw.class, BestMixtureLaw.class,
        CuratedLaw.class, OrderLaw.class, LearningCurve.class, Simulation.class, Derivation.class, Fit.class, ZipfFit.class, QuantaDistribution.class,
        EmergenceCurve.class, Dendrogram.class
    })
    void theJavadocShowsItsExample(Class<?> type) {
        String source = ProjectFiles.text("src/main/java/" + type.getName().replace('.', '/') + ".java");
        List<String> regions = ProjectFiles.text("src/test/java/org/neuralquanta/ExamplesTest.java").lines()
                .filter(line -> line.contains(START))
                .map(line -> line.strip().replace(START, ""))
                .toList();
        assertThat(regions).filteredOn(region -> source.contains("{@snippet file=\"org/neuralquanta/ExamplesTest.java\" region=" + region + "}")).hasSize(1);
    }
}
