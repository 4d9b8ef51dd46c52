package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is exit code 2 and one line that names the option, the value and the range; nothing else is written. */
class BadInputTest {

    private static void refuses(List<String> args, String... parts) {
        Run run = Run.of(args);
        assertThat(run.code()).as("exit code of %s", args).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("quanta: ").contains(parts).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "distribution --ranks 1                          | --alpha      | missing     | 1e-12 to 200",
        "distribution --alpha 0.4                        | --ranks      | missing     | 1 to 2^62",
        "distribution --alpha 1e-300 --ranks 1           | --alpha      | '1e-300'    | between 1e-12 and 200",
        "distribution --alpha 1e6 --ranks 1              | --alpha      | '1e6'       | between 1e-12 and 200",
        "distribution --alpha 0 --ranks 1                | --alpha      | '0'         | give a finite number of quanta",
        "distribution --alpha -0.1 --ranks 1             | --alpha      | '-0.1'      | between 1e-12 and 200",
        "distribution --alpha=-0.1 --ranks 1             | --alpha      | '-0.1'      | between 1e-12 and 200",
        "distribution --alpha NaN --ranks 1              | --alpha      | 'NaN'       | not a finite number",
        "distribution --alpha inf --ranks 1              | --alpha      | 'inf'       | not a finite number",
        "distribution --alpha 1e400 --ranks 1            | --alpha      | '1e400'     | outside the range of a double",
        "distribution --alpha 1e-400 --ranks 1           | --alpha      | '1e-400'    | outside the range of a double",
        "distribution --alpha 0x10 --ranks 1             | --alpha      | '0x10'      | not a finite number",
        "distribution --alpha 2^0.5 --ranks 1            | --alpha      | '2^0.5'     | not a finite number",
        "distribution --alpha 2^ --ranks 1               | --alpha      | '2^'        | not a finite number",
        "distribution --alpha -1 --quanta 10 --ranks 1   | --alpha      | '-1'        | > -1 and <= 200",
        "distribution --alpha 200.5 --quanta 9 --ranks 1 | --alpha      | '200.5'     | > -1 and <= 200",
        "distribution --alpha 1 --quanta 0 --ranks 1     | --quanta     | '0'         | between 1 and 2^62",
        "distribution --alpha 1 --quanta -5 --ranks 1    | --quanta     | '-5'        | between 1 and 2^62",
        "distribution --alpha 1 --quanta 2^63 --ranks 1  | --quanta     | '2^63'      | 1 to 2^62",
        "distribution --alpha 1 --quanta 4611686018427387905 --ranks 1 | --quanta | '4611686018427387905' | between 1 and 2^62",
        "distribution --alpha 1 --quanta 1.5 --ranks 1   | --quanta     | '1.5'       | is not a whole number",
        "distribution --alpha 1 --quanta 1e400 --ranks 1 | --quanta     | '1e400'     | 1 to 2^62",
        "distribution --alpha 1 --quanta 9^99999 --ranks 1 | --quanta   | '9^99999'   | outside the range of a double",
        "distribution --alpha 1 --quanta Inf --ranks 1   | --quanta     | 'Inf'       | or inf",
        "distribution --alpha 1 --offset -1 --ranks 1    | --offset     | '-1'        | > -1 and <= 1e15",
        "distribution --alpha 1 --offset 1e16 --ranks 1  | --offset     | '1e16'      | > -1 and <= 1e15",
        "distribution --alpha 100 --offset 1e9 --ranks 1 | --offset     | '1e9'       | use an offset nearer to 0",
        "distribution --alpha 1 --ranks 0                | --ranks      | '0'         | between 1 and 2^62",
        "distribution --alpha 1 --ranks 1,2.5            | --ranks      | '2.5'       | is not a whole number",
        "distribution --alpha 1 --ranks 1,,2             | --ranks      | ''          | not a finite number",
        "distribution --alpha 1 --ranks 2^62.5           | --ranks      | '2^62.5'    | not a finite number",
        "distribution --alpha 1 --ranks 1 --format xml   | --format     | 'xml'       | text, json, csv",
        "distribution --alpha 1 --ranks 1 --format       | --format     | Missing     | text (default), json or csv",
        "distribution --ranks 1 --alpha                  | --alpha      | Missing     | 1e-12 to 200",
        "distribution --alpha 1 --alpha 2 --ranks 1      | --alpha      | once        | quanta",
        "distribution --alpha 1 --ranks 1 extra          | 'extra'      | argument    | distribution --help",
        "distribution --alpha 1 --ranks 1 --at 5         | --at         | nknown      | distribution --help",
        "law parameters --alpha 0.4                      | --at         | missing     | 1 to 1e18",
        "law parameters --alpha 0.4 --at 0               | --at         | '0'         | at least 1, the cost of a quantum",
        "law parameters --alpha 0.4 --at 1,-3            | --at         | '-3'        | at least 1, the cost of a quantum",
        "law parameters --alpha 0.4 --cost 10 --at 5     | --at         | '5'         | at least 10, the cost of a quantum",
        "law parameters --alpha 0.4 --cost 0 --at 5      | --cost       | '0'         | finite and > 0",
        "law parameters --alpha 0.4 --gap -1 --at 5      | --gap        | '-1'        | finite and > 0",
        "law parameters --alpha 0.4 --eta 0.5 --at 5     | --eta        | '0.5'       | eta must be < alpha",
        "law parameters --alpha 0.4 --kappa x --at 5     | --kappa      | 'x'         | -100 to 100",
        "law parameters --alpha 0.4 --residual -1 --at 5 | --residual   | '-1'        | finite and >= 0",
        "law parameters --alpha 0.4 --tau 2 --at 5       | --tau        | nknown      | parameters --help",
        "law data --alpha 0.4 --at 0                     | --at         | '0'         | between 1 and 1.0E18",
        "law data --alpha 0.4 --covariance-with 9 --at 5 | --covariance-with | '9'  | at most the later one",
        "law data --alpha 0.4 --covariance-with 0 --at 5 | --covariance-with | '0'  | between 1 and 1.0E18",
        "law data --alpha 0.4 --at 1e19                  | --at         | '1e19'      | between 1 and 1.0E18",
        "law data --alpha 0.4 --at 1e400                 | --at         | '1e400'     | 1 to 1e18",
        "law data --alpha 0.4 --at nan                   | --at         | 'nan'       | 1 to 1e18",
        "law data --alpha 0.4 --tau 0 --at 5             | --tau        | '0'         | finite and > 0",
        "law data --alpha 0.4 --delta -2 --at 5          | --delta      | '-2'        | delta must be >",
        "law data --alpha 0.4 --emergence step --at 5    | --emergence  | 'step'      | threshold, shots, exponential",
        "law data --alpha 1 --emergence logistic --at 5  | --midpoint   | missing     | -50 to 200",
        "law data --alpha 1 --emergence logistic --midpoint 300 --at 5 | --midpoint | '300' | [-50, 200]",
        "law data --alpha 1 --emergence logistic --midpoint 3 --tau 2 --at 5 | --tau | '2' | with threshold or shots",
        "law data --alpha 1 --midpoint 3 --at 5          | --midpoint   | '3'         | with logistic or multilinear",
        "law data --alpha 1 --emergence weibull --at 5   | --shape      | missing     | 0.2 to 20",
        "law data --alpha 1 --emergence weibull --shape 30 --at 5 | --shape | '30'     | [0.2, 20]",
        "law data --alpha 0.4                            | --at         | missing     | --loss is needed",
        "law data --alpha 0.4 --at 5 --loss 0.3          | --loss       | '0.3'       | one of them",
        "law data --alpha 0.4 --loss 1e-9                | --loss       | '1e-9'      | at least 8.0",
        "law data --alpha 0.4 --loss -1                  | --loss       | '-1'        | finite and >= 0",
        "law joint --alpha 0.4 --at-parameters 5         | --at-data    | missing     | --loss",
        "law joint --alpha 0.4 --loss 0.5                | --loss       | '0.5'       | with only one of them",
        "law joint --alpha 0.4 --at-parameters 5 --at-data 5 --loss 0.5 | --loss | '0.5' | with only one of them",
        "law joint --alpha 0.4 --at-data 0 --loss 0.5    | --at-data    | '0'         | samples must be between",
        "law repeated --alpha 1 --unique 5 --passes 0    | --passes     | '0'         | [1, 1e18]",
        "law repeated --alpha 1 --unique 5 --passes 1.5  | --passes     | '1.5'       | whole numbers",
        "law repeated --alpha 1 --passes 2               | --unique     | missing     | --loss",
        "law repeated --alpha 1 --unique 5 --loss 0.5 --passes 2 | --loss | '0.5'    | one of them",
        "law repeated --alpha 1 --loss -1 --passes 2     | --loss       | '-1'        | >= 0",
        "law repeated --alpha 1 --unique 0 --passes 2    | --unique     | '0'         | between 1 and 1.0E18",
        "law repeated --alpha 1 --teaches 0 --unique 5 --passes 2 | --teaches | '0'   | (0, 1]",
        "law repeated --alpha 1 --teaches 1.1 --unique 5 --passes 2 | --teaches | '1.1' | (0, 1]",
        "law repeated --alpha 1 --emergence threshold --unique 5 --passes 2 | --emergence | 'threshold' | shots with a whole tau",
        "law repeated --alpha 1 --emergence shots --tau 1.5 --unique 5 --passes 2 | --emergence | 'shots' | shots with a whole tau",
        "law repeated --alpha 1 --emergence shots --tau 101 --teaches 0.5 --unique 5 --passes 2 | --passes | '2' | at most 100",
        "law repeated --alpha 1 --sampling without-replacement --unique 5 --passes 2 | --sampling | 'without-replacement' | --counts",
        "law curated --alpha 0.4 --at 5                  | --temper     | missing     | or best",
        "law curated --alpha 0.4 --temper 0.7 --at 5     | --temper     | '0.7'       | must exceed 1/(1+alpha)",
        "law curated --alpha 0.4 --temper 0 --at 5       | --temper     | '0'         | (0, 100]",
        "law curated --alpha 0.4 --temper nan --at 5     | --temper     | 'nan'       | or best",
        "law curated --alpha 0.4 --temper worst --at 5   | --temper     | 'worst'     | or best",
        "law curated --alpha 0.4 --temper best --emergence threshold --at 5 | --emergence | 'threshold' | exponential",
        "law curated --alpha 0.4 --temper best --offset 1 --at 5 | --offset | '1' | with a number for --temper",
        "law curated --alpha 0.4 --temper best --gamma 1 --at 5 | --gamma | '1' | with a number for --temper",
        "law curated --alpha 0.4 --temper best --at 0    | --at         | '0'         | between 1 and 1e18",
        "law curated --alpha 0.4 --temper 0.9 --at 0     | --at         | '0'         | between 1 and 1e18",
        "law data --alpha 0.4 --correction -0.9,0.5 --at 5 | --correction | '-0.9,0.5' | frequency of rank 2 exceeds that of rank 1",
        "law data --alpha 0.4 --correction -1.5,0.5 --at 5 | --correction | '-1.5,0.5' | frequency of rank 1, 1 + b, is not positive",
        "law data --alpha 0.4 --correction 1,0 --at 5    | --correction | '1,0'       | rho must be > 0",
        "law data --alpha 0.4 --correction 1,-1 --at 5   | --correction | '1,-1'      | between 0 and 20",
        "law data --alpha 0.4 --correction 1 --at 5      | --correction | '1'         | two numbers separated by a comma",
        "law data --alpha 30 --correction 1,1 --at 5     | --alpha      | '30'        | between -1 and 20",
        "law data --correction 1,1 --at 5                | --alpha      | missing     | 1e-6 to 20",
        "law data --alpha 1 --correction 1,1 --quanta 9 --at 5 | --quanta | '9'       | infinitely many quanta",
        "law data --alpha 1 --correction 1,1 --eta 0.5 --at 5 | --eta | '0.5'         | cannot be used with --correction",
        "law data --alpha 1 --correction 1,1 --cut-off 9 --at 5 | --cut-off | '9'     | one of the two",
        "law data --alpha 0.4 --oscillation 0.9,5 --at 5 | --oscillation | '0.9,5'    | rise from rank 2 to 3",
        "law data --alpha 0.4 --cut-off 0 --at 5         | --cut-off    | '0'         | between 0.2 and 1e15",
        "law data --alpha 0.4 --stretched 1,0.5 --at 5   | --alpha      | '0.4'       | cannot be used with --stretched",
        "law data --stretched 0,0.5 --at 5               | --stretched  | '0,0.5'     | the rate must be > 0",
        "derive data --terms 4                           | --terms      | '4'         | a smooth curve, or fewer terms",
        "derive data --terms 9 --emergence exponential   | --terms      | '9'         | from 1 to 8",
        "derive count --terms 2                          | --terms      | '2'         | with parameters, data or steps",
        "derive data --families a:b,c:d                  | --families   | 'a:b,c:d'   | for mixture-data",
        "derive mixture-data --families 0.4:0.3,0.5:0.2  | --families   | '0.4:0.3,0.5:0.2' | must sum to 1",
        "derive mixture-data --frequency k^-2            | --frequency  | 'k^-2'      | has no effect on mixture-data",
        "law data --alpha 0.4 --terms 0 --at 5           | --terms      | '0'         | from 1 to 50",
        "law data --alpha 0.4 --gamma 1 --terms 2 --at 5 | --terms      | '2'         | without logarithms",
        "law data --stretched 1,1 --terms 2 --at 5       | --terms      | '2'         | geometric",
        "law data --alpha 0.4 --terms 2 --loss 0.1       | --terms      | '2'         | with --at",
        "law parameters --alpha 0.4 --kappa 1 --terms 2 --at 5 | --terms | '2'        | with --kappa 0",
        "law mixture --at 5                              | --families   | missing     | --families",
        "law mixture --families 0.5:0.4 --at 5           | --families   | '0.5:0.4'   | sum was 0.5",
        "law mixture --families 0.5 --at 5               | --families   | '0.5'       | W:ALPHA",
        "law mixture --families 1:0.4:1:0:7 --at 5       | --families   | '1:0.4:1:0:7' | W:ALPHA",
        "law mixture --families 0:0.4,1:1 --at 5         | --families   | '0:0.4'     | (0, 1]",
        "law mixture --families 1:0 --at 5               | --families   | '1:0'       | between 1e-12 and 200",
        "law mixture --families 1:0.4:-1 --at 5          | --families   | '1:0.4:-1'  | gap must be",
        "law mixture --families 1:x --at 5               | --families   | '1:x'       | numbers",
        "law mixture --families 1:0.4                    | --at         | missing     | --loss",
        "law mixture --families 1:0.4 --at 5 --loss 0.5  | --loss       | '0.5'       | one of them",
        "law mixture --families 1:0.4 --at 0             | --at         | '0'         | between 1 and 1e18",
        "law mixture --families 0.5:0.4,0.5:1 --shares 1 --at 5 | --shares | '1' | as many as families",
        "law mixture --families 0.5:0.4,0.5:1 --shares 0.5,0.4 --at 5 | --shares | '0.5,0.4' | add up to 1",
        "law mixture --families 0.5:0.4,0.5:1 --shares 1.5,-0.5 --at 5 | --shares | '1.5,-0.5' | [0, 1]",
        "law mixture --families 1:0.4 --shares worst --at 5 | --shares | 'worst' | numbers",
        "law mixture --families 1:0.4 --shares best --emergence threshold --at 5 | --emergence | 'threshold' | convex curves only",
        "law mixture --families 1:0.4 --shares best --resource parameters --at 5 | --shares | 'best' | with --resource data",
        "law mixture --families 1:0.4 --emergence shots --resource parameters --at 5 | --emergence | 'shots' | with --resource data",
        "law mixture --families 1:0.4 --resource compute --at 5 | --resource | 'compute' | data, parameters",
        "law data --alpha 1 --gamma 1 --offset 2 --at 5  | --offset     | '2'         | with --gamma",
        "law data --alpha 60 --gamma 1 --at 5            | --alpha      | '60'        | between 1e-12 and 59",
        "law data --alpha 1 --gamma 9 --at 5             | --gamma      | '9'         | between -8 and 8",
        "law data --alpha 1 --sampling all --at 5        | --sampling   | 'all'       | poisson, multinomial",
        "law data --alpha 1 --sampling multinomial --at 5 | --emergence | 'threshold' | shots, exponential",
        "law data --alpha 1 --sampling multinomial --emergence shots --at 5.5 | --at | '5.5' | whole number",
        "law data --alpha 1 --sampling multinomial --emergence shots --tau 1.5 --at 5 | --sampling | 'multinomial' | whole tau",
        "law data --alpha 1 --sampling without-replacement --at 5 | --sampling | 'without-replacement' | --counts",
        "law steps --alpha 1 --nu 0 --at 5               | --nu         | '0'         | all quanta are learned at once",
        "law steps --alpha 1 --nu 1e400 --at 5           | --nu         | '1e400'     | above 0",
        "law compute --alpha 1 --at 1e37                 | --at         | '1e37'      | between 0 and 1e36",
        "law compute --alpha 1 --at 5                    | --at         | '5'         | at least 6 FLOPs",
        "law compute --alpha 1 --cost 10 --at 59         | --at         | '59'        | at least 60 FLOPs",
        "law compute --alpha 1 --at 9 --flops-per-parameter-and-sample 0 | --flops-per-parameter-and-sample | '0' | between 1e-18 and 1e18",
        "law compute --alpha 1 --at 9 --flops-per-parameter-and-sample x | --flops-per-parameter-and-sample | 'x' | 1e-18 to 1e18",
        "law compute --alpha 1 --sampling poisson --at 5 | --sampling   | nknown      | compute --help",
        "order --alpha 1 --learned 1                     | --order      | missing     | frequency, reverse, random",
        "order --alpha 1 --order best --learned 1        | --order      | 'best'      | frequency, reverse, random",
        "order --alpha 1 --order frequency               | --learned    | missing     | 0 to K",
        "order --alpha 1 --order frequency --learned -1  | --learned    | '-1'        | between 0 and 2^62 - 1",
        "order --alpha 1 --order frequency --learned 1.5 | --learned    | '1.5'       | is not a whole number",
        "order --alpha 1 --quanta 9 --order reverse --learned 10 | --learned | '10'   | between 0 and K = 9",
        "order --alpha 1 --order reverse --learned 1     | --quanta     | 'inf'       | 1 to 2^62",
        "order --alpha 1 --order random --learned 1      | --quanta     | 'inf'       | 1 to 2^62",
        "order --alpha 1 --order random --theta 2 --quanta 9 --learned 1 | --theta | '2' | with --order plackett-luce",
        "order --alpha 1 --order plackett-luce --theta 0.4 --learned 1 | --theta | '0.4' | must be > 1/(1 + alpha)",
        "order --alpha 1 --quanta 3 --order given --learned 1 | --ranks  | missing     | each of the K ranks once",
        "order --alpha 1 --quanta 3 --order given --ranks 1,2,2 --learned 1 | --ranks | '1,2,2' | rank 2 is at place 2 and again at place 3",
        "order --alpha 1 --quanta 3 --order given --ranks 1,2,4 --learned 1 | --ranks | '1,2,4' | between 1 and 3",
        "order --alpha 1 --quanta 4 --order given --ranks 1,2,3 --learned 1 | --order | 'given' | one of 3 quanta; the model has 4",
        "order --alpha 1 --quanta 3 --order random --ranks 1,2,3 --learned 1 | --ranks | '1,2,3' | with --order given",
        "order --alpha 1 --quanta 3 --order frequency --needs 1:2,2:3,3:1 --learned 1 | --needs | '1:2,2:3,3:1' | quantum 1 needs 2 needs 3 needs 1",
        "order --alpha 1 --quanta 3 --order frequency --needs 2:2 --learned 1 | --needs | '2:2' | cannot be its own prerequisite",
        "order --alpha 1 --quanta 3 --order frequency --needs 1:4 --learned 1 | --needs | '1:4' | between 1 and 3, was 4",
        "order --alpha 1 --quanta 3 --order frequency --needs 1 --learned 1 | --needs | '1' | rank K needs rank J",
        "order --alpha 1 --order frequency --needs 1:2 --learned 1 | --quanta | 'inf' | whole numbers from 1 to 10^7",
        "order --alpha 1 --quanta 3 --order random --needs 1:2 --learned 1 | --needs | '1:2' | with --order frequency or reverse",
        "order --alpha 0.4 --order plackett-luce --theta 0.7 --times 1 | --theta | '0.7' | must be > 1/(1 + alpha)",
        "order --alpha 1 --order plackett-luce --theta -1 --times 1 | --theta | '-1' | between 0 and 100",
        "order --alpha 1 --order plackett-luce --times -1 | --times     | '-1'        | between 0 and 1e100",
        "order --alpha 1 --order plackett-luce --times 1 --learned 1 | --times | '1' | one of the two",
        "order --alpha 1 --order frequency --times 1     | --times      | '1'         | with --order plackett-luce",
        "dynamics --alpha 1 --at 1                       | --model      | missing     | resource, for which quanta compete, or domino",
        "dynamics --model x --alpha 1 --at 1             | --model      | 'x'         | resource, domino",
        "dynamics --model resource --alpha 1             | --at         | missing     | at least 0",
        "dynamics --model resource --alpha 1 --at -1     | --at         | '-1'        | finite and >= 0",
        "dynamics --model resource --alpha 1 --waste -1 --at 1 | --waste | '-1'       | finite and >= 0",
        "dynamics --model resource --alpha 1 --rate 0 --at 1 | --rate   | '0'         | finite and > 0",
        "dynamics --model domino --alpha 1 --waste 1 --at 1 | --waste   | '1'         | with --model resource",
        "law data --alpha 1 --emergence shots --at 5,3 --band 0.9 | --at | '5,3' | an increasing list",
        "law data --alpha 1 --emergence shots --at 5 --band 1 | --band | '1' | above 0 and below 1",
        "law data --alpha 1 --emergence shots --at 5 --band 0.9 --band-curves 0 | --band-curves | '0' | at least 1",
        "law data --alpha 1 --emergence shots --at 5 --band-curves 3 | --band-curves | '3' | with --band",
        "law data --alpha 1 --emergence shots --at 5 --covariance-with 3 --band 0.9 | --band | '0.9' | one of them",
        "law data --alpha 1 --emergence logistic --midpoint 2 --at 5 --band 0.9 | --band | '0.9' | no variance",
        "simulate --alpha 1 --quanta 9 --at 5 --passes 0 | --passes | '0' | between 1 and 1000000",
        "simulate --alpha 1 --quanta 9 --at 5 --teaches 0 | --teaches | '0' | between 1.0E-9 and 1",
        "simulate --alpha 1 --quanta 9 --at 5 --tau 101 --teaches 0.5 --passes 2 | --passes | '2' | at most 100",
        "simulate --alpha 1 --quanta 9 --at 5 --passes 2 --band 0.9 | --band | '0.9' | visited once",
        "simulate --alpha 1                              | --at         | missing     | 1 to 1e18",
        "simulate --quanta 9 --at 5                      | --alpha      | missing     | 1e-12 to 200",
        "simulate --alpha 1 --quanta 9 --at 5,5          | --at         | '5,5'         | an increasing list",
        "simulate --alpha 1 --quanta 9 --at 0,5          | --at         | '0,5'         | between 1 and 1e18",
        "simulate --alpha 1 --quanta 9 --at 5 --tau 0    | --tau        | '0'         | between 1 and 1000000",
        "simulate --alpha 1 --quanta 9 --at 5 --tau 1.5  | --tau        | '1.5'       | is not a whole number",
        "simulate --alpha 1 --quanta 9 --at 5 --delta -1 | --delta      | '-1'        | between 0 and 10",
        "simulate --alpha 1 --quanta 9 --at 5 --eta 11   | --eta        | '11'        | between -10 and 10",
        "simulate --alpha 1 --quanta 9 --at 5 --replicates 0 | --replicates | '0'     | between 2 and 1000000000",
        "simulate --alpha 1 --quanta 9 --at 5 --replicates 1e10 | --replicates | '1e10' | between 2 and 1000000000",
        "simulate --alpha 1 --quanta 9 --at 5 --seed 2^63 | --seed      | '2^63'      | whole numbers from -2^63",
        "simulate --alpha 1 --quanta 9 --at 5 --seed 0.5 | --seed       | '0.5'       | is not a whole number",
        "simulate --alpha 1 --quanta 9 --at 5 --threads 0 | --threads   | '0'         | 1 to 1024",
        "simulate --alpha 1 --quanta 9 --at 5 --kernel c | --kernel     | 'c'         | auto, scalar, vector",
        "simulate --alpha 1 --quanta 9 --at 5 --sampling all | --sampling | 'all'     | poisson, multinomial",
        "simulate --alpha 1 --quanta 9 --at 5.5 --sampling multinomial | --at | '5.5'  | whole numbers",
        "simulate --alpha 1 --quanta 9 --at 1e18 --sampling multinomial | --at | '1e18' | at most 1e14 random numbers",
        "simulate --alpha 1 --quanta 2e9 --at 5          | --quanta     | '2000000000' | between 1 and 1000000000",
        "simulate --alpha 1 --quanta 2e7 --sampling multinomial --at 5 | --quanta | '20000000' | between 1 and 10000000",
        "simulate --alpha 1 --eta 1 --at 5               | --eta        | '1'         | below --alpha",
        "simulate --alpha 1 --sampling multinomial --at 5 | --quanta    | 'inf'       | finitely many",
        "bench                                           | --workload   | missing     | curve, curve-tau100, zipf or exponential",
        "bench --workload gamma                          | --workload   | 'gamma'     | curve, curve-tau100, zipf, exponential",
        "bench --workload curve --rounds 0               | --rounds     | '0'         | whole numbers from 1 to 100000",
        "bench --workload curve --threads 1025           | --threads    | '1025'      | 1 to 1024",
        "bench --workload curve --kernel fast            | --kernel     | 'fast'      | auto, scalar, vector",
        "law                                             | command      | parameters  | law --help",
        "law nonsense                                    | 'nonsense'   | quanta      | law --help",
        "nonsense                                        | 'nonsense'   | quanta      | quanta --help",
        "parity --tasks 0                                | --tasks      | '0'         | between 1 and 65536",
        "parity --bits 129                               | --bits       | '129'       | between 1 and 128",
        "parity --bits 4 --subset 5                      | --subset     | '5'         | between 1 and 4",
        "parity --bits 4 --subset 4                      | --tasks      | '100'       | at most 1",
        "parity --batch 0                                | --batch      | '0'         | between 1 and 1048576",
        "parity --batch 1048576 --width 65536            | --batch      | '1048576'   | a smaller batch or width",
        "parity --width 0                                | --width      | '0'         | between 1 and 65536",
        "parity --width 1.5                              | --width      | '1.5'       | 1 to 65536",
        "parity --rate 0                                 | --rate       | '0'         | > 0 and <= 1e30",
        "parity --rate NaN                               | --rate       | 'NaN'       | not a finite number",
        "parity --rate 1e25 --steps 200 --tasks 3        | --rate       | '1e25'      | not finite at step",
        "parity --rate 1e30 --steps 1 --tasks 3          | --rate       | '1e30'      | not finite at step 1",
        "parity --curves nowhere/curves.csv              | --curves     | 'nowhere/curves.csv' | give a file in a directory that exists",
        "parity --steps 0                                | --steps      | '0'         | between 1 and",
        "parity --alpha -1                               | --alpha      | '-1'        | > -1 and <= 99",
        "parity --data 499                               | --data       | '499'       | a batch of 500",
        "parity --threads 0                              | --threads    | '0'         | whole numbers from 1 to 256",
        "parity --seed 1.5                               | --seed       | '1.5'       | whole numbers",
        "text                                            | --losses    | missing     | quanta text FILE",
        "text src/test/resources/data/chinchilla-half.csv --folder nowhere                   | --folder    | 'nowhere'   | a folder for the runs",
        "text src/test/resources/data/chinchilla-half.csv --steps 5                          | --steps     | '5'         | with --folder",
        "text src/test/resources/data/chinchilla-half.csv --books books.csv                  | --books     | needs       | --held-out",
        "text src/test/resources/data/chinchilla-half.csv --folder . --sizes 2.5             | --sizes     | '2.5'       | whole numbers from 1 to 65536",
        "text src/test/resources/data/chinchilla-half.csv --folder . --sizes 4,2             | --sizes     | '4,2'       | must be different and increase",
        "text src/test/resources/data/chinchilla-half.csv --folder . --threads 0             | --threads   | '0'         | whole numbers from 1 to 256",
        "text src/test/resources/data/chinchilla-half.csv --folder . --false-alarm 0.5       | --false-alarm | '0.5'     | below 0.5",
        "discover                                        | --task       | missing     | parity, newline",
        "discover --task words                           | --task       | 'words'     | parity, newline",
        "discover --task parity --samples 5              | --samples    | '5'         | whole numbers from 10 to 20000",
        "discover --task parity --method k-means         | --method     | 'k-means'   | linkage, spectral",
        "discover --task parity --method spectral        | --clusters   | missing     | whole numbers from 1 to 2000",
        "discover --task parity --clusters 0             | --clusters   | '0'         | whole numbers from 1 to 2000",
        "discover --task parity --part bias              | --part       | 'bias'      | all, hidden, output",
        "discover --task newline --width 64              | --width      | '64'        | --seed, --threads",
        "discover --task newline --clusters 0            | --clusters   | '0'         | whole numbers from 1 to 2000",
        "mechanism                                       | --task       | missing     | backdoor, memorisation",
        "mechanism --task door                           | --task       | 'door'      | backdoor, memorisation",
        "mechanism --task backdoor --score x             | --score      | 'x'         | flip, mahalanobis",
        "mechanism --task backdoor --trigger x           | --trigger    | 'x'         | spare, own, clean-label",
        "mechanism --task memorisation --trigger own     | --trigger    | 'own'       | with --task backdoor",
        "mechanism --task backdoor --false-alarm 0       | --false-alarm | '0'        | above 0.001 and below 1",
        "figures --all                                   | --all        | nknown      | figures --help",
        "--format csv                                    | command      | distribution | quanta --help",
    })
    void namesOptionValueAndRange(String line, String option, String value, String range) {
        refuses(List.of(line.split(" +")), option, value, range);
    }

    @Test
    void anEmptyLineAsksForACommand() {
        refuses(List.of(), "command missing", "distribution, law, order, dynamics, derive, verify, simulate, fit, parity, discover, text, mechanism, grokking, omnigrok, bench, figures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void anEmptyListIsRefused(String list) {
        refuses(List.of("law", "data", "--alpha", "1", "--at", list), "--at", "''", "1 to 1e18");
        refuses(List.of("distribution", "--alpha", "1", "--ranks=" + list), "--ranks", "''", "1 to 2^62");
    }

    @Test
    void aValueOfSeveralLinesIsReportedInOne() {
        refuses(List.of("distribution", "--alpha", "1\n2\r3", "--ranks", "1"), "--alpha", "'1\\n2\\r3'");
        refuses(List.of("distribution", "--alpha", "1", "--ranks", "9".repeat(5000)), "--ranks", "more than 1000 characters");
    }

    /** A terminal would otherwise obey the value, or show it from right to left. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a\u001b[2J | a\\x{1b}[2J", "a\u202eb | a\\x{202e}b", "a\u2028b | a\\x{2028}b", "a\u0007x | a\\x{7}x"})
    void whatControlsATerminalIsEscaped(String value, String shown) {
        refuses(List.of("distribution", "--alpha", value, "--ranks", "1"), "--alpha", "'" + shown + "'");
        refuses(List.of("distribution", "--counts", "/no-such/" + value, "--ranks", "1"), "--counts", "/no-such/" + shown);
    }

    @Test
    void aLongValueIsCut() {
        String message = Run.of(List.of("distribution", "--alpha", "1", "--ranks", "1", "x".repeat(100_000))).err();
        assertThat(message.length()).isBetween(2000, 2200);
        assertThat(message).contains("x [98").endsWith("see quanta distribution --help\n");
    }

    @Test
    void scriptsGetAnObject() {
        assertThat(object("law data --alpha 0.4 --at 1e400 --format json"))
                .containsEntry("option", "--at")
                .containsEntry("value", "1e400")
                .containsEntry("allowed", "Amounts of the resource, 1 to 1e18; of compute, 6 to 6e36 FLOPs. For parameters and compute, both"
                        + " bounds are multiplied by the cost of a quantum")
                .hasEntrySatisfying("error", error -> assertThat((String) error).startsWith("--at: '1e400' is outside the range"));
        assertThat(object("--format=json law data --alpha 0.4 --covariance-with 9 --at 5"))
                .containsEntry("option", "--covariance-with")
                .containsEntry("value", "9")
                .containsEntry("allowed", null);
        assertThat(object("law --format json data --alpha 1 --sampling without-replacement --at 5"))
                .containsEntry("option", "--sampling")
                .containsEntry("allowed", "with --counts FILE.csv");
        assertThat(object("law data --alpha 1 --att 5 --format json")).containsEntry("option", "--att").containsEntry("value", null);
    }

    private static Map<String, @Nullable Object> object(String line) {
        Run run = Run.of(line);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        return new Run(run.code(), /* out= */ run.err(), /* err= */ run.out()).json();
    }

    @Test
    void badPathsNameTheirOption(@TempDir Path directory) throws IOException {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        Path file = write(directory, "file.csv", "count\n5\n3\n");
        Path fixed = write(directory, "read-only.csv", "");
        Files.setPosixFilePermissions(fixed, PosixFilePermissions.fromString("r--r--r--"));
        String readable = "distribution --ranks 1 --counts ";
        for (Path path : List.of(loop, file.resolve("inside.csv"), directory.resolve("x".repeat(300)), directory)) {
            refuses(List.of((readable + path).split(" ")), "--counts", path.toString());
        }
        String written = "simulate --alpha 1 --quanta 5 --replicates 2 --at 5 --curves ";
        for (Path path : List.of(loop, file.resolve("inside.csv"), directory.resolve("x".repeat(300)), directory, fixed)) {
            refuses(List.of((written + path).split(" ")), "--curves", path.toString());
        }
        refuses(List.of((written + fixed).split(" ")), "is read-only");
        Path long255 = directory.resolve("x".repeat(251) + ".csv");
        assertThat(Run.of((written + long255)).code()).isZero();
        assertThat(long255).exists();
    }

    @Test
    void filesAreNotExpandedAndVariablesNotReplaced() {
        refuses(List.of("distribution", "--alpha", "@alpha", "--ranks", "1"), "'@alpha'");
        refuses(List.of("distribution", "--alpha", "${sys:user.dir}", "--ranks", "1"), "'${sys:user.dir}'");
    }

    @Test
    void badFilesAreNamedWithTheirFault(@TempDir Path directory) throws IOException {
        refusesFile(directory, directory, "is a directory");
        refusesFile(directory, directory.resolve("missing.csv"), "no such file");
        refusesFile(directory, write(directory, "empty.csv", ""), "the file is empty");
        refusesFile(directory, write(directory, "byte.csv", "x"), "no rows below the header");
        refusesFile(directory, write(directory, "digit.csv", "7"), ":1: the header is missing: '7' is a number");
        refusesFile(directory, write(directory, "binary.csv", "\u0000\u0001\u0002"), "not a text file in UTF-8");
        refusesFile(directory, write(directory, "negative.csv", "count\n5\n-3\n"), ":3: column 'count': '-3' is negative");
        refusesFile(directory, write(directory, "nan.csv", "count\nNaN\n"), ":2: column 'count': 'NaN'");
        refusesFile(directory, write(directory, "large.csv", "count\n1e400\n"), "'1e400' is outside the range of a double");
        refusesFile(directory, write(directory, "ragged.csv", "a,count\n1,2\n3\n"), ":3: 1 values where the header has 2");
        refusesFile(directory, write(directory, "words.csv", "a,b\nx,y\n"), "no column of numbers");
        refusesFile(directory, write(directory, "two.csv", "a,b\n1,2\n"), "more than one column of numbers");
        refusesFile(directory, write(directory, "zeros.csv", "count\n0\n"), "at least one frequency must be > 0");
        Path latin = Files.write(directory.resolve("latin.csv"), "count\n\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        refusesFile(directory, latin, "not a text file in UTF-8");
    }

    @Test
    void countsExcludeAFormula(@TempDir Path directory) throws IOException {
        String file = write(directory, "c.csv", "count\n5\n3\n").toString();
        refuses(List.of("distribution", "--counts", file, "--alpha", "1", "--ranks", "1"), "--alpha", "'1'", "--counts");
        refuses(List.of("distribution", "--counts", file, "--quanta", "9", "--ranks", "1"), "--quanta", "'9'", "--counts");
        refuses(List.of("law", "data", "--counts", file, "--offset", "1", "--at", "1"), "--offset", "'1'", "--counts");
        List<String> all = List.of("law", "data", "--counts", file, "--sampling", "without-replacement", "--at");
        refuses(Stream.concat(all.stream(), Stream.of("9")).toList(), "--at", "'9'", "between 1 and 8");
        String shares = write(directory, "f.csv", "frequency\n0.5\n0.3\n").toString();
        refuses(List.of("law", "data", "--counts", shares, "--sampling", "without-replacement", "--at", "1"),
                "--sampling", "'without-replacement'");
    }

    private static Path write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    /** For every command that reads counts; and nothing is written beside the file. */
    private static void refusesFile(Path directory, Path file, String fault) throws IOException {
        List<Path> before = files(directory);
        for (String command : List.of("distribution --ranks 1", "law parameters --at 1", "law data --at 1", "law compute --at 1")) {
            var args = Stream.concat(Stream.of(command.split(" ")), Stream.of("--counts", file.toString())).toList();
            refuses(args, "--counts: " + file, fault);
        }
        assertThat(files(directory)).isEqualTo(before);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
