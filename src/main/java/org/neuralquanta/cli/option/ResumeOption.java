package org.neuralquanta.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.NeuralQuanta;
import org.neuralquanta.checkpoint.Checkpoint;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A file in which long work is kept, so that it goes on after an interruption. Not thread-safe, but for {@link #kept}. */
public final class ResumeOption {

    private static final String NAME = "--resume";

    /** They change where and how the answer is computed and written, and not what it says. */
    private static final Set<String> OF_NO_EFFECT = Set.of(
            NAME, "--threads", "--kernel", "--format", "--digits", "--debug", "--plot", "--curves", "--report", "--clusters-out");

    @Option(names = NAME, paramLabel = "FILE",
            description = "Save progress to FILE, and continue from there: after an interruption or a crash, the same command line resumes and"
                    + " gives the same answer. FILE is deleted once the answer is given.")
    private @Nullable Path place;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private volatile Checkpoint checkpoint = Checkpoint.none();

    /** Nothing is kept. */
    public ResumeOption() {}

    /**
     * Whether work is kept.
     *
     * @return true if the option is given
     */
    public boolean isGiven() {
        return place != null;
    }

    /**
     * What is there, and what will be.
     *
     * @return a checkpoint of this line, or of nothing without the option
     * @throws BadInput if the file cannot be written, or is the checkpoint of another line
     */
    public Checkpoint checkpoint() {
        Path file = place;
        if (file != null) {
            checkpoint = BadInput.unlessRefused(NAME, file, () -> {
                try {
                    return Checkpoint.at(file, line());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return checkpoint;
    }

    /** The program and what it was given, with a digest of each file. */
    private String line() {
        CommandSpec given = command;
        if (given == null) {
            throw new IllegalStateException("this option is on no command line");
        }
        return Stream.concat(
                        Stream.of(NeuralQuanta.version(), given.qualifiedName()),
                        Stream.concat(
                                given.commandLine().getParseResult().matchedPositionals().stream().map(this::text),
                                given.commandLine().getParseResult().matchedOptions().stream()
                                        .filter(option -> !OF_NO_EFFECT.contains(option.longestName()))
                                        .map(this::text)
                                        .sorted()))
                .collect(Collectors.joining(" "));
    }

    private String text(ArgSpec given) {
        String name = given instanceof OptionSpec option ? option.longestName() + " " : "";
        String values = String.join(",", given.originalStringValues());
        if (!(given.getValue() instanceof Path file)) {
            return name + values;
        }
        if (!Files.isRegularFile(file)) {
            refuse("cannot be used where " + values + " is read", "with regular files, which can be read again");
        }
        return name + file.getFileName() + " (" + digest(file) + ")";
    }

    private static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Refuses the option where nothing is kept.
     *
     * @param problem why
     * @param allowed where it is
     * @throws BadInput if it is given
     */
    public void refuse(String problem, String allowed) {
        BadInput.refuse(NAME, place, problem, allowed);
    }

    /**
     * What an interrupt leaves.
     *
     * @return in words
     */
    public String kept() {
        return checkpoint.kept();
    }

    /** The answer is given: removes the file. */
    public void remove() {
        checkpoint.remove();
    }
}
