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
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

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
        var law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Gap(1.5, 0)).learnedAfter(Shots.of(2))).asymptotic();
        assertThat(json).containsEntry("target", "data").containsEntry("variable", "D").containsEntry("regime", "power");
        assertThat(Run.object(json, "exponent")).containsEntry("expr", "alpha/(1+alpha)");
        assertThat(value(json, "exponent")).isCloseTo(law.exponent(), within(1e-15));
        assertThat(value(json, "amplitude") / law.amplitude()).isCloseTo(1, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "parameters", "data", "steps", "compute", "count", "data --emergence shots", "data --emergence exponential",
        "data --emergence logistic", "data --emergence multilinear", "steps --emergence logistic", "count --emergence shots",
        "count --emergence exponential", "data --emergence exponential --threshold 3*tau", "steps --emergence multilinear --threshold tau",
        "count --emergence exponential --threshold tau/3",
        "compute --emergence shots", "compute --emergence exponential", "compute --emergence logistic",
        "compute --emergence multilinear"
    })
    void theCheckTendsToOne(String line) {
        List<Map<String, @Nullable Object>> check = valued((line + " --assume tau>=1").split(" ", -1)).list("check");
        assertThat(check).hasSizeGreaterThanOrEqualTo(15);
        double first = Math.abs((double) Objects.requireNonNull(check.getFirst().get("ratio")) - 1);
        double last = Math.abs((double) Objects.requireNonNull(check.getLast().get("ratio")) - 1);
        assertThat(last).isLessThan(1e-6).isLessThanOrEqualTo(first + 1e-12);
    }

    @Test
    void theCheckOfALawWithLogarithmsApproachesOneSlowly() {
        List<Map<String, @Nullable Object>> check = valued(
                        "data", "--frequency", "k^-(1+alpha)*log(k)^-gamma", "--at", "gamma=0.5")
                .list("check");
        assertThat(check).hasSize(18).isSortedAccordingTo(
                (a, b) -> Double.compare((double) Objects.requireNonNull(a.get("ratio")),
                        (double) Objects.requireNonNull(b.get("ratio"))));
        assertThat((double) Objects.requireNonNull(check.getLast().get("ratio"))).isBetween(0.98, 1.0);
    }

    @Test
    void theCheckNeedsTheSymbolsOfTheLawOnly() {
        assertThat(derive("parameters", "--at", "alpha=1,C=1,Delta=1", "--format", "json").list("check")).hasSize(18);
        assertThat(derive("data", "--at", "alpha=1,tau=1,Delta=1", "--format", "json").list("check")).hasSize(18);
        assertThat(derive("count", "--at", "alpha=1,tau=1", "--format", "json").list("check")).hasSize(18);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data --at alpha=1,tau=1                                                        | no value given for Delta
            data --emergence shots --at alpha=0.4,tau=1e9,Delta=1                          | tau must lie in
            data --gap Delta*log(k) --at alpha=1,tau=1,Delta=1                             | do not cover a logarithm in the gap
            parameters --cost C*log(k) --at alpha=1,C=1,Delta=1                            | do not cover a logarithm in the cost
            data --threshold tau*log(k) --at alpha=1,tau=1,Delta=1                         | do not cover a logarithm in the threshold
            data --emergence logistic --at alpha=1,Delta=1                                 | no value given for m
            data --gap Delta*k^alpha --at alpha=1,tau=1,Delta=1                            | infinite
            parameters --at alpha=300,C=1,Delta=1                                          | alpha must be between 1e-12 and 200
            """)
    void whatCannotBeCheckedIsNamedAndTakesNothingWithIt(String line, String reason) {
        Run run = Run.of("derive " + line + " --format json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.list("check")).isEmpty();
        assertThat((String) run.json().get("checkReason")).contains(reason);
        assertThat(run.list("steps")).isNotEmpty();
        assertThat(Run.of("derive " + line).out()).contains("exact/law: none: ").contains(reason);
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

    /** F is the product of parameters and samples; compute is 6F FLOPs, and the derivation says so. */
    @Test
    void computeIsDerivedInTheProductByName() {
        assertThat(derive("compute", "--format", "json").json()).containsEntry("variable", "F").containsEntry("variableDefinition", "N*D");
        assertThat(derive("sum-bound", "--format", "json").json()).containsEntry("variableDefinition", "N*D");
        assertThat(derive("data", "--format", "json").json()).doesNotContainKey("variableDefinition");
        assertThat(derive("compute", "--at", "alpha=0.4,C=1,Delta=1,tau=1").out())
                .contains("F = N*D is the product of N parameters and D samples", "compute is 6*F FLOPs", "  F = N*D       exact/law\n");
    }

    @Test
    @Statement("T38")
    void theJointLawHasTwoOfEach() {
        Map<String, @Nullable Object> json = valued("joint", "--emergence", "exponential").json();
        assertThat(json).containsEntry("target", "joint").containsEntry("variable", "N, D").containsEntry("regime", "power")
                .containsEntry("kind", "law").containsEntry("exponent", null).containsEntry("combination", "sum");
        assertThat(Run.object(Run.object(json, "exponents"), "parameters")).containsEntry("value", 0.4);
        assertThat(Run.object(Run.object(json, "exponents"), "data")).containsEntry("expr", "alpha/(1+alpha)");
        assertThat(Run.object(json, "amplitudes")).containsKeys("parameters", "data");
        assertThat(Run.object(json, "crossover")).containsEntry("name", "Y")
                .containsEntry("expr", "C^(1+alpha)*D/(N^(1+alpha)*zeta(1+alpha))").containsKey("latex");
        assertThat(valued("joint", "--emergence", "exponential").list("terms")).hasSize(2);
        assertThat(derive("joint", "--format", "json").json()).containsEntry("combination", "max");
        assertThat(derive("joint", "--cost", "C/k^2", "--format", "json").json()).containsEntry("regime", "finite");
    }

    /** The root has a value and an interval, the bound is called one, and it is larger. */
    @Test
    @Statement("T39")
    void smoothCurvesHaveALawOfComputeAndABound() {
        Run law = valued("compute", "--emergence", "exponential");
        assertThat(law.json()).containsEntry("kind", "law");
        Map<String, @Nullable Object> root = law.list("constants").getLast();
        assertThat(root).containsEntry("name", "Y").containsEntry("bound", "estimated");
        assertThat((String) root.get("expr")).startsWith("the only root Y > 0 of ");
        double value = (double) Objects.requireNonNull(root.get("value"));
        assertThat(value).isBetween((double) Objects.requireNonNull(root.get("lower")), (double) Objects.requireNonNull(root.get("upper")))
                .isCloseTo(0.6448816083454671, within(1e-12));
        Run bound = valued("sum-bound", "--emergence", "exponential");
        assertThat(bound.json()).containsEntry("kind", "bound").containsEntry("regime", "power");
        assertThat(value(bound.json(), "amplitude")).isGreaterThan(1.7 * value(law.json(), "amplitude"));
        assertThat(bound.list("check")).isEmpty();
        assertThat(derive("sum-bound", "--emergence", "exponential").out()).contains("asymptotically at most", "regime: power, upper bound");
        assertThat(derive("compute", "--emergence", "exponential", "--format", "json").list("constants").getLast())
                .containsEntry("name", "Y").containsEntry("value", null);
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
            compute --nu nu                             | --nu: 'nu' has no effect on compute; allowed: for steps
            parameters --threshold tau                  | --threshold: 'tau' has no effect on parameters
            parameters --emergence shots                | --emergence: 'shots' has no effect on parameters
            count --gap Delta --assume tau>=1           | --gap: 'Delta' has no effect on count
            data --frequency k^-2+1+k                     | --frequency
            data --assume alpha>1 --assume alpha<0      | contradictory assumptions: alpha > 1, alpha < 0
            data --assume alpha                         | expected <, <=, > or >=
            data --at alpha                             | NAME=VALUE
            data --at alpha=-0.4                        | alpha > 0
            data --at alpha=x                           | --at
            data --emergence step                       | threshold, shots, exponential, logistic, multilinear
            data --gap log(2)                           | log
            parameters --cost D*k --gap N               | symbol N
            data --cost C*k                             | --cost: 'C*k' has no effect on data; allowed: for parameters, compute, sum-bound, joint
            parameters --emergence threshold            | --emergence: 'threshold' has no effect on parameters
            steps --threshold tau*k^delta               | --threshold: 'tau*k^delta' depends on k, which has no effect on steps
            relation --between data,count --eliminate alpha --nu 2 | --nu: '2' has no effect on data, count; allowed: for steps
            data --format latex --at alpha=1            | --at: 'alpha=1' cannot be used with --format latex
            data --at 1alpha=0.4                        | --at: '1alpha=0.4'
            data --format xml                           | text, json, csv, latex, markdown
            data --between parameters,data              | with relation
            relation --between parameters,data --eliminate alpha --at alpha=1 | cannot be used with relation
            relation                                    | --between
            relation --between data --eliminate alpha   | two targets
            relation --between data,x --eliminate alpha | target must be
            relation --between parameters,data --eliminate tau | --eliminate
            words                                       | target must be
            relation --between joint,data --eliminate alpha | exponent for each variable
            joint --cost D                              | symbol D
            """)
    void badInputIsOneLine(String line, String message) {
        Run run = Run.of("derive " + line);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).containsOnlyOnce("\n");
    }
}
