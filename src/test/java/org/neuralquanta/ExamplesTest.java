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
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;

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

    /** The types that most programs begin with. */
    @ParameterizedTest
    @ValueSource(classes = {
        QuantaModel.class, ParameterLaw.class, DataLaw.class, ComputeLaw.class, JointLaw.class, Simulation.class, Derivation.class, Fit.class
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
