package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suffixes and ranges wherever the command takes a number. */
class NumbersOfOptionsTest {

    private static Run run(String line) {
        return Run.of(List.of((line + " --format json").split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "law data --alpha 0.4 --at 1M,2.5T          | law data --alpha 0.4 --at 1e6,2.5e12",
        "law data --alpha 0.4 --at 1M:1T:log7       | law data --alpha 0.4 --at 1e6,1e7,1e8,1e9,1e10,1e11,1e12",
        "law data --alpha 0.4 --at 10,1K:2K:lin3,1G | law data --alpha 0.4 --at 10,1000,1500,2000,1e9",
        "law parameters --alpha 0.4 --quanta 1M --at 5k | law parameters --alpha 0.4 --quanta 1e6 --at 5000",
        "distribution --alpha 1 --ranks 1:1K:log4   | distribution --alpha 1 --ranks 1,10,100,1000",
        "distribution --alpha 1 --ranks 1:3:log9    | distribution --alpha 1 --ranks 1,2,3",
        "derive data --at alpha=0.4,D=1K            | derive data --at alpha=0.4,D=1000",
    })
    void meanTheSame(String line, String other) {
        Run run = run(line);
        assertThat(run.code()).isEqualTo(run(other).code());
        assertThat(run.out()).isEqualTo(run(other).out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1M:1T        | --at: '1M:1T' is not a range; allowed: A:B:logN or A:B:linN",
        "1M:1T:log    | '1M:1T:log' is not a range",
        "1M:1T:log1   | N from 2 to 100000",
        "1T:1M:log5   | A below B",
        "0:1T:log5    | with log above 0",
        "1M:x:log5    | 'x' is not a finite number",
        "70MM         | '70MM' is not a finite number",
        "1e3M         | '1e3M' is not a finite number",
        "1E400        | '1E400' is outside the range of a double",
    })
    void refusesWhatIsNone(String at, String part) {
        Run run = run("law data --alpha 0.4 --at " + at);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(part);
    }

    @Test
    void wholeNumbersEndAt64Bits() {
        assertThat(run("distribution --alpha 1 --ranks 1:1e30:log4").err()).contains("'1:1e30:log4' is out of range");
    }
}
