package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.Statement;

/** The command {@code law joint}. */
@Statement("T38")
class JointCommandTest {

    @Test
    void theGridHasParametersDownAndDataAcross() {
        String text = Run.of("law joint --alpha 0.4 --at-parameters 1,10,100 --at-data 10,1e6").out();
        assertThat(text.lines().toList()).hasSize(4);
        assertThat(text).startsWith("N \\ D").contains("1000000");
    }

    @Test
    void jsonHasEveryFieldAndReasonsForWhatIsAbsent() {
        String json = Run.of("law joint --alpha 0.4 --capacity soft --at-parameters 0,10 --at-data 10 --format json").out();
        assertThat(json).contains("\"parameters\"", "\"data\"", "\"exact\"", "\"lower\"", "\"upper\"", "\"bound\" : \"proven\"",
                "\"asymptotic\"", "\"sum\"", "\"larger\"", "\"exponentParametersReason\"", "\"exponentData\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--at-parameters 1,2 --at-data 3,2                        | --at-data       | does not increase",
        "--at-parameters 2,2 --at-data 3                          | --at-parameters | does not increase",
        "--at-data 3                                              | --at-parameters | missing",
        "--at-parameters 1 --at-data 3 --overlap 0.5              | --overlap       | cannot be used with --capacity sharp",
        "--at-parameters 1 --at-data 3 --capacity soft --overlap 2 | --overlap      | lie in [0, 1]",
        "--at-parameters 1 --at-data 3 --capacity hard            | --capacity      | sharp, soft",
        "--at-parameters 1 --at-data 3 --capacity soft --kappa 2  | --capacity      | kappa < alpha",
        "--at-parameters nan --at-data 3                          | --at-parameters | not a finite number",
        "--at-parameters 1 --at-data 0                            | --at-data       | between 1 and 1.0E18",
        "--at-parameters 1 --at-data 3 --nu 1                     | --nu            | nknown"
    })
    void refuses(String options, String option, String reason) {
        Run run = Run.of("law joint --alpha 0.4 " + options);
        assertThat(run.err()).contains(option, reason);
        assertThat(run.out()).isEmpty();
    }
}
