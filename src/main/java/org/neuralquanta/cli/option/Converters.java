package org.neuralquanta.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.neuralquanta.emergence.CurveFamily;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** How the values of options are read, by their types. Stateless, thread-safe. */
public final class Converters {

    private Converters() {}

    /**
     * Teaches a command line all types of this package, and the enums of its options.
     *
     * @param line the command line with its subcommands
     * @return the command line
     */
    public static CommandLine register(CommandLine line) {
        line.registerConverter(Real.class, Real::parse)
                .registerConverter(Real.Listed.class, Real.Listed::parse)
                .registerConverter(Real.OrBest.class, Real.OrBest::parse)
                .registerConverter(Whole.class, Whole::parse)
                .registerConverter(Whole.Listed.class, Whole.Listed::parse)
                .registerConverter(Whole.OrInfinite.class, Whole.OrInfinite::parse)
                .registerConverter(Assignment.class, Assignment::parse)
                .registerConverter(Needs.class, Needs::parse)
                .registerConverter(Families.class, Families::parse)
                .registerConverter(Shares.class, Shares::parse)
                .registerConverter(CurveFamily.class, EmergenceOptions::family)
                .registerConverter(Path.class, Converters::path);
        arguments(line).filter(arg -> arg.type().isEnum()).forEach(arg -> choice(line, arg));
        return line;
    }

    private static Stream<ArgSpec> arguments(CommandLine line) {
        return Stream.concat(
                line.getCommandSpec().args().stream(), line.getSubcommands().values().stream().flatMap(Converters::arguments));
    }

    /** Picocli knows the type of an option at run time only. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void choice(CommandLine line, ArgSpec arg) {
        Class type = arg.type();
        line.registerConverter(type, new Choice(type, arg.paramLabel().toLowerCase(Locale.ROOT)));
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw new Unreadable(name, "is not a file name", "a path");
        }
    }
}
