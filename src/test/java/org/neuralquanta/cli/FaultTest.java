package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.cli.option.BadInput;

/** What each exception means for the caller. */
class FaultTest {

    /** No line of the command is known to do this, so a word is missing. */
    private static Run erroneous(String... more) {
        List<String> words = new ArrayList<>(Arrays.asList("law", null));
        words.addAll(List.of(more));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Quanta.run(words, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anErrorOfTheProgramIsNoFailedCheck() {
        Run run = erroneous();
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("quanta: internal error").contains("report", "--debug").hasLineCount(1);
        assertThat(erroneous("--debug").err()).startsWith("quanta: internal error").contains("\n\tat org.neuralquanta.cli.Quanta");
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalArgumentException.class, ArithmeticException.class, IllegalStateException.class, StackOverflowError.class})
    void whatTheCommandDoesNotExpectIsItsError(Class<? extends Throwable> type) throws ReflectiveOperationException {
        Fault fault = Fault.of(type.getConstructor().newInstance());
        assertThat(fault.exitCode()).isEqualTo(4);
        assertThat(fault.bug()).isPresent();
    }

    @Test
    void whatIsExpectedHasItsCode() {
        assertThat(Fault.of(new BadInput("--at", "7", "is odd", "even numbers")))
                .isEqualTo(new Fault(2, "--at: '7' is odd; allowed: even numbers", Optional.of("--at"), Optional.of("7"),
                        Optional.of("even numbers"), Optional.empty()));
        assertThat(Fault.of(new NotCarriedOut("no room")).exitCode()).isEqualTo(3);
        assertThat(Fault.of(new OutOfMemoryError()).exitCode()).isEqualTo(3);
        assertThat(Fault.of(new Interrupted(new InterruptedException())).exitCode()).isEqualTo(130);
    }

    @Test
    void filesAreNamedWithoutTheJavaClassOfTheirFault() {
        assertThat(said(new AccessDeniedException("a.csv"))).isEqualTo("could not be read or written: a.csv: no permission");
        assertThat(said(new FileSystemException("a.csv", null, "Too many open files")))
                .isEqualTo("could not be read or written: a.csv: Too many open files");
        assertThat(said(new IOException("No space left on device"))).isEqualTo("could not be read or written: No space left on device");
    }

    private static String said(IOException fault) {
        return Fault.of(new UncheckedIOException(fault)).line();
    }
}
