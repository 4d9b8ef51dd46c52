package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.QuantaModel;

/** Derivations on the command line: what scripts rely on, the check against exact sums, and what is refused. */
@Statement({"T8", "T12", "T20", "T21"})
class DeriveCommandTest {

    private static final List<String> VALUES = List.of("--at", "alpha=0.4,tau=2,C=3,Delta=1.5,m=2");

    private static Run derive(String... arguments) {
        var all = new ArrayList<>(List.of("derive"));
        all.addAll(List.of(arguments));
        return Run.of(all);
    }

    private static Run valued(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(VALUES);
        all.addAll(List.of("--format", "json"));
        Run run = derive(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    private static double value(Map<String, @Nullable Object> json, String name) {
        return (double) Objects.requireNonNull(Run.object(json, name).get("value"));
    }

    @Test
    void agreesWithTheClosedFormOfTheLibrary() {
        Map<String, @Nullable Object> json = valued("data", "--emergence", "shots").json();
        var law = QuantaModel.of(Zipf.infinite(0.4)).withGap(1.5, 0).learnedAfter(Shots.of(2)).data().asymptotic();
        assertThat(json).containsEntry("target", "data").containsEntry("variable", "D").containsEntry("regime", "power");
        assertThat(Run.object(json, "exponent")).containsEntry("expr", "alpha/(1+alpha)");
        assertThat(value(json, "exponent")).isCloseTo(law.exponent(), within(1e-15));
        assertThat(value(json, "amplitude") / law.amplitude()).isCloseTo(1, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({
        "parameters, threshold", "data, threshold", "steps, threshold", "compute, threshold", "count, threshold",
        "data, shots", "data, exponential", "data, logistic", "data, multilinear", "steps, logistic", "count, shots",
        "count, exponential", "compute, shots"
    })
    void theCheckTendsToOne(String target, String emergence) {
        List<Map<String, @Nullable Object>> check = valued(target, "--emergence", emergence, "--assume", "tau >= 1").list("check");
        assertThat(check).hasSizeGreaterThanOrEqualTo(6);
        double first = Math.abs((double) Objects.requireNonNull(check.getFirst().get("ratio")) - 1);
        double last = Math.abs((double) Objects.requireNonNull(check.getLast().get("ratio")) - 1);
        assertThat(last).isLessThan(1e-6).isLessThanOrEqualTo(first + 1e-12);
    }

    @Test
    void theCheckOfALawWithLogarithmsApproachesOneSlowly() {
        List<Map<String, @Nullable Object>> check = valued(
                        "data", "--frequency", "k^-(1+alpha)*log(k)^-gamma", "--at", "gamma=0.5")
                .list("check");
        assertThat(check).hasSize(10).isSortedAccordingTo(
                (a, b) -> Double.compare((double) Objects.requireNonNull(a.get("ratio")),
                        (double) Objects.requireNonNull(b.get("ratio"))));
        assertThat((double) Objects.requireNonNull(check.getLast().get("ratio"))).isBetween(0.9, 1.0);
    }

    @Test
    void theCheckNeedsTheSymbolsOfTheLawOnly() {
        assertThat(derive("parameters", "--at", "alpha=1,C=1,Delta=1", "--format", "json").list("check")).hasSize(10);
        assertThat(derive("data", "--at", "alpha=1,tau=1,Delta=1", "--format", "json").list("check")).hasSize(10);
        assertThat(derive("data", "--at", "alpha=1,tau=1", "--format", "json").list("check")).isEmpty();
    }

    @Test
    void withoutValuesNothingIsChecked() {
        Run run = derive("data", "--format", "json");
        assertThat(run.list("check")).isEmpty();
        assertThat(Run.object(run.json(), "amplitude")).containsEntry("value", null);
        assertThat(run.list("steps")).hasSizeGreaterThan(5).allSatisfy(step -> assertThat(step)
                .containsKeys("rule", "statement", "latex", "condition", "because", "premises"));
    }

    @Test
    void regimesWithoutAPowerLawAreNoErrors() {
        Map<String, @Nullable Object> json = derive("parameters", "--cost", "C/k", "--format", "json").json();
        assertThat(json).containsEntry("regime", "exponential").containsEntry("exponent", null);
        assertThat((String) json.get("reason")).contains("exponential");
        assertThat(derive("parameters", "--cost", "C/k", "--format", "json").list("constants"))
                .singleElement()
                .satisfies(c -> assertThat(c).containsEntry("name", "EulerGamma").containsEntry("value", 0.5772156649015329));
        assertThat(derive("data", "--gap", "Delta*k^alpha", "--format", "json").json()).containsEntry("regime", "none");
    }

    @Test
    void allocationAndRelation() {
        Map<String, @Nullable Object> compute = derive("compute", "--format", "json").json();
        assertThat(Run.object(Run.object(compute, "allocation"), "parameters")).containsKeys("exponent", "amplitude");
        Run relation = derive("relation", "--between", "parameters,data", "--eliminate", "alpha", "--format", "json");
        assertThat(Run.object(relation.json(), "relation")).containsEntry("expr", "alpha_D = alpha_N/(1+alpha_N)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "latex", "markdown", "json"})
    void everyFormHoldsTheProof(String format) {
        Run run = derive("count", "--format", format);
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsIgnoringCase("normalise frequencies");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parameters --cost C*k^kappa                 | needs: kappa > -1
            data --gap Delta*k^eta                      | needs: alpha > eta
            data --frequency k^-1                       | the sum of k^(-1) over all ranks diverges
            compute --nu nu                             | --nu: 'nu' is not used by the law of compute
            parameters --threshold tau                  | --threshold: 'tau' is not used by the law of parameters
            parameters --emergence shots                | --emergence: 'shots' is not used by the law of parameters
            data --cost C*k                             | --cost: 'C*k' is not used by the law of data
            count --gap Delta --assume tau>=1           | --gap: 'Delta' is not used by the law of count
            steps --threshold tau*k^2                   | --threshold: 'tau*k^2' grows with k
            relation --between parameters,data --eliminate alpha --nu 2 | --nu: '2' is not used by the law of parameters and data
            data --frequency k^-2+1                     | --frequency
            data --assume alpha>1 --assume alpha<0      | contradictory assumptions: alpha > 1, alpha < 0
            data --assume alpha                         | expected <, <=, > or >=
            data --at alpha                             | NAME=VALUE
            data --at alpha=-0.4                        | alpha > 0
            data --at alpha=x                           | --at
            data --emergence step                       | threshold, shots, exponential, logistic, multilinear
            data --gap log(2)                           | log
            data --cost N*k --gap D                     | symbol D
            data --format xml                           | text, json, latex, markdown
            data --between parameters,data              | with relation
            relation --between parameters,data --eliminate alpha --at alpha=1 | does not go with relation
            relation                                    | --between
            relation --between data --eliminate alpha   | two targets
            relation --between data,x --eliminate alpha | target must be
            relation --between parameters,data --eliminate tau | --eliminate
            words                                       | target must be
            """)
    void badInputIsOneLine(String line, String message) {
        Run run = Run.of("derive " + line);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).containsOnlyOnce("\n");
    }
}
