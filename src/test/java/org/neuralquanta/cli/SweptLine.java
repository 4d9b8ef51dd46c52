package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A line that works, taken from the examples that a command gives in its help, and the options that it could have. */
record SweptLine(CommandSpec command, List<String> words) {

    private static final Pattern EXAMPLE = Pattern.compile("(?m)^Example: quanta (.*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^ ]+)");
    private static final Pattern NUMBERS = Pattern.compile("inf|[\\d.,e^+-]*\\d");

    /** Every example of every command that answers a question, so that new commands are swept too. */
    static List<SweptLine> all() {
        return leaves(CommandSpec.forAnnotatedObject(Quanta.class)).flatMap(SweptLine::examples).toList();
    }

    private static Stream<CommandSpec> leaves(CommandSpec command) {
        return command.subcommands().isEmpty()
                ? Stream.of(command)
                : command.subcommands().values().stream().map(CommandLine::getCommandSpec).flatMap(SweptLine::leaves);
    }

    private static Stream<SweptLine> examples(CommandSpec command) {
        String footer = String.join("\n", command.usageMessage().footer());
        List<SweptLine> lines = EXAMPLE.matcher(footer)
                .results()
                .map(example -> new SweptLine(command, words(example.group(1))))
                .toList();
        if (lines.isEmpty()) {
            throw new AssertionError(command.qualifiedName() + " has no line 'Example: quanta …' in its footer");
        }
        return lines.stream();
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toList();
    }

    /** Options and arguments that take a value, other than names of files. */
    List<ArgSpec> takers() {
        return command.args().stream()
                .filter(arg -> arg.arity().max() > 0 && !arg.paramLabel().startsWith("FILE"))
                .toList();
    }

    /** Of these, the ones whose usual or shown value is a number or a list of numbers. */
    List<ArgSpec> takersOfNumbers() {
        return takers().stream()
                .filter(arg -> NUMBERS.matcher(value(arg)).matches()
                        || (arg.defaultValue() != null && NUMBERS.matcher(arg.defaultValue()).matches()))
                .toList();
    }

    List<OptionSpec> options() {
        return command.options().stream().filter(option -> !option.usageHelp() && !option.versionHelp()).toList();
    }

    /** Whether this line reads a table; an argument may be missing where an option says what is read. */
    boolean readsFile() {
        return command.args().stream().anyMatch(arg -> namesInput(arg) && (arg instanceof OptionSpec || !words.get(place()).startsWith("--")));
    }

    /** Where the first argument of the command stands. */
    private int place() {
        return command.qualifiedName().split(" ").length - 1;
    }

    private static boolean namesInput(ArgSpec arg) {
        return name(arg).equals("--counts") || (arg.isPositional() && arg.paramLabel().startsWith("FILE"));
    }

    /** The name of an option, the label of an argument. */
    static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    /** The value of an option in this line; empty where it has none. */
    String value(ArgSpec arg) {
        int at = words.indexOf(name(arg));
        return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
    }

    /** This line with that value of an option or argument. */
    List<String> with(ArgSpec arg, String value) {
        var line = new ArrayList<>(words);
        if (arg instanceof PositionalParamSpec) {
            line.set(place(), value);
            return line;
        }
        int at = line.indexOf(name(arg));
        if (at < 0) {
            line.add(name(arg) + "=" + value);
        } else {
            line.set(at, name(arg) + "=" + value);
            line.remove(at + 1);
        }
        return line;
    }

    List<String> and(String... more) {
        return Stream.concat(words.stream(), Arrays.stream(more)).toList();
    }

    /** This line with another file to read, and without what cannot be used with it. */
    List<String> reading(String file) {
        ArgSpec input = command.args().stream().filter(SweptLine::namesInput).findFirst().orElseThrow();
        SweptLine alone = this;
        for (String beside : name(input).equals("--counts") ? List.of("--alpha", "--quanta", "--offset", "--gamma") : List.<String>of()) {
            alone = alone.without(beside);
        }
        return alone.with(input, file);
    }

    private SweptLine without(String option) {
        int at = words.indexOf(option);
        return at < 0
                ? this
                : new SweptLine(command, Stream.concat(words.subList(0, at).stream(), words.subList(at + 2, words.size()).stream())
                        .collect(Collectors.toList()));
    }
}
