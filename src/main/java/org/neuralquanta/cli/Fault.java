package org.neuralquanta.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Unreadable;
import org.neuralquanta.file.IoReason;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Why there is no answer.
 *
 * @param exitCode of the command
 * @param message for people: option, value, problem and way out
 * @param option the option at fault, where there is one
 * @param value its value as given
 * @param allowed what would be right
 * @param bug what was thrown, if this program is at fault
 */
record Fault(
        int exitCode, String message, Optional<String> option, Optional<String> value, Optional<String> allowed, Optional<Throwable> bug) {

    private static final int BAD_INPUT = 2;
    private static final int NOT_CARRIED_OUT = 3;
    private static final int BUG = 4;
    private static final int INTERRUPTED = 130;

    static Fault of(Throwable thrown) {
        return switch (thrown) {
            case ParameterException e -> new Fault(BAD_INPUT, explain(e), option(e), value(e), allowed(e), Optional.empty());
            case BadInput e -> new Fault(BAD_INPUT, said(e), e.option(), e.value(), e.allowed(), Optional.empty());
            case Interrupted e -> other(INTERRUPTED, said(e));
            case NotCarriedOut e -> other(NOT_CARRIED_OUT, said(e));
            case UncheckedIOException e -> other(
                    NOT_CARRIED_OUT, "could not be read or written: " + IoReason.withFile(Objects.requireNonNull(e.getCause())));
            case OutOfMemoryError _ -> other(NOT_CARRIED_OUT, "not enough memory");
            default -> new Fault(BUG, "internal error; please report it with the command line and the stack trace that --debug prints: "
                    + thrown, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(thrown));
        };
    }

    private static Fault other(int exitCode, String message) {
        return new Fault(exitCode, message, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }

    /** For people. */
    String line() {
        return OneLine.of(message);
    }

    /** For scripts, in one line. */
    String json() {
        var text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("error", line());
            out.writeStringField("option", option.orElse(null));
            out.writeStringField("value", value.map(OneLine::of).orElse(null));
            out.writeStringField("allowed", allowed.orElse(null));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Optional<String> option(ParameterException e) {
        if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
            return Optional.of(name(missing.getMissing().getFirst()));
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().stream().findFirst().filter(word -> word.startsWith("-"));
        }
        return Optional.ofNullable(e.getArgSpec()).map(Fault::name);
    }

    private static Optional<String> value(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst().filter(word -> !word.startsWith("-"))
                : Optional.ofNullable(e.getValue());
    }

    private static Optional<String> allowed(ParameterException e) {
        return e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()
                ? Optional.of(described(missing.getMissing().getFirst()))
                : Optional.ofNullable(e.getArgSpec()).map(Fault::described);
    }

    private static String explain(ParameterException e) {
        if (e.getCause() instanceof Unreadable fault && e.getArgSpec() != null) {
            return name(e.getArgSpec()) + ": " + fault.getMessage()
                    + (fault.isNoNumber() ? " (" + meaning(e.getArgSpec()) + ")" : "");
        }
        if (e instanceof MissingParameterException m && m.getMissing().stream().allMatch(ArgSpec::required)) {
            return m.getMissing().stream()
                    .map(arg -> name(arg) + ": missing (" + described(arg) + ")")
                    .collect(joining("; "));
        }
        String missing = e instanceof MissingParameterException m
                ? m.getMissing().stream().map(arg -> ": " + String.join(" ", arg.description())).collect(joining())
                : "";
        String values = e instanceof OverwrittenOptionException o
                ? ": " + quoted(o.getOverwritten().originalStringValues())
                : "";
        return e.getMessage() + values + missing + "; see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }

    private static String quoted(List<String> values) {
        return values.stream().map(value -> "'" + value + "'").collect(joining(", then "));
    }

    /** What the help says of it, with the range. */
    private static String described(ArgSpec arg) {
        return String.join(" ", arg.description()).replaceFirst("\\.$", "");
    }

    /** The first sentence: the others tell of other uses. */
    private static String meaning(ArgSpec arg) {
        return described(arg).replaceFirst("\\. [A-Z].*", "");
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }
}
