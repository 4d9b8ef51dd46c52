package org.neuralquanta.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.neuralquanta.NeuralQuanta;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Form;
import org.neuralquanta.cli.option.Converters;
import org.neuralquanta.cli.option.FormatOptions;
import org.neuralquanta.cli.option.ResumeOption;
import org.neuralquanta.file.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code quanta}. Exit code 0: done; 1: a check that was asked for failed; 2: bad input, one line on standard error; 3:
 * could not be carried out; 4: an error of this program; 130: interrupted. Not thread-safe.
 */
@Command(
        name = "quanta",
        description = "The quantization theory of neural scaling: exact laws, rigorous bounds and closed forms.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            DistributionCommand.class,
            LawCommand.class,
            OrderCommand.class,
            DynamicsCommand.class,
            DeriveCommand.class,
            VerifyCommand.class,
            SimulateCommand.class,
            FitCommand.class,
            ParityCommand.class,
            DiscoverCommand.class,
            TextCommand.class,
            MechanismCommand.class,
            GrokkingCommand.class,
            OmnigrokCommand.class,
            BenchCommand.class,
            FiguresCommand.class
        },
        footer = {"", "Example: quanta law parameters --alpha 0.4 --at 1e6 --format json", "", "Terms: docs/glossary.md"})
public final class Quanta {

    private static final int DONE = 0;

    private static final String DEBUG = "--debug";

    @Mixin
    private final FormatOptions format = new FormatOptions();

    /** Read off the line where an error occurs, which may be before this is set. */
    @SuppressWarnings("unused")
    @Option(names = DEBUG, scope = ScopeType.INHERIT, description = "Print the stack trace after an internal error.")
    private boolean debug;

    private Quanta() {}

    /**
     * Runs a command line and ends the virtual machine with its exit code.
     *
     * @param args the command line
     */
    public static void main(String... args) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out, err));
    }

    /**
     * Runs a command line.
     *
     * @param args the command line
     * @param out where the answer goes; nothing is written to it unless the result is 0 or 1
     * @param err where the one line of an error goes, and notes on the input
     * @return the exit code
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        Reply reply;
        try {
            reply = reply(args, err);
        } catch (RuntimeException | Error e) {
            return fail(args, err, Fault.of(e));
        }
        reply.notes.forEach(note -> say(err, "quanta: " + OneLine.of(note)));
        out.print(reply.text);
        out.flush();
        if (out.checkError()) {
            return fail(args, err, Fault.of(new NotCarriedOut("the answer could not be written to standard output")));
        }
        reply.resume.remove();
        return reply.exitCode;
    }

    private static int fail(List<String> args, PrintStream err, Fault fault) {
        say(err, isJson(args) ? fault.json() : "quanta: " + fault.line());
        if (args.contains(DEBUG)) {
            fault.bug().ifPresent(bug -> bug.printStackTrace(err));
        }
        return fault.exitCode();
    }

    /** Below what a terminal shows of the work. */
    private static void interrupt(List<String> args, PrintStream err, Interrupted words) {
        if (Terminal.ERROR.isOne()) {
            say(err, "");
        }
        fail(args, err, Fault.of(words));
    }

    /** Also where the line cannot be read. */
    private static boolean isJson(List<String> args) {
        return String.join(" ", args).toLowerCase(Locale.ROOT).matches("(.* )?--format[ =]json( .*)?");
    }

    private static void say(PrintStream err, String line) {
        err.println(line);
        err.flush();
    }

    private record Reply(String text, int exitCode, List<String> notes, ResumeOption resume) {

        Reply(String text) {
            this(text, DONE, List.of(), new ResumeOption());
        }
    }

    private static Reply reply(List<String> args, PrintStream err) {
        var quanta = new Quanta();
        var line = new CommandLine(quanta)
                .setExpandAtFiles(false)
                // One of the forms of an answer, text, is also the name of a command.
                .setAllowSubcommandsAsOptionParameters(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        Converters.register(line);
        ParseResult parsed = line.parseArgs(args.toArray(String[]::new));
        for (CommandLine command : parsed.asCommandLineList()) {
            if (command.isUsageHelpRequested()) {
                return new Reply(command.getUsageMessage(Ansi.OFF));
            }
            if (command.isVersionHelpRequested()) {
                return new Reply("quanta " + NeuralQuanta.version() + "\n");
            }
        }
        CommandLine last = parsed.asCommandLineList().getLast();
        if (last.getCommand() instanceof Question question) {
            Form form = quanta.format.form(question.forms());
            OptionalInt digits = quanta.format.digits(question.computes());
            question.report().tryPlace();
            Drawing drawing = Drawing.of(question.plot());
            try (var _ = LastWords.of(question::kept, words -> interrupt(args, err, words));
                    var _ = Elapsed.of(last.getCommandSpec().qualifiedName())) {
                Answer answer = question.answer();
                String text = answer.in(form, digits);
                drawing.draw(answer);
                question.report().write(() -> answer.in(Form.MARKDOWN, digits));
                return new Reply(text, answer.exitCode(), answer.notes(), question.resume());
            }
        }
        throw new ParameterException(last, "command missing: one of " + String.join(", ", last.getSubcommands().keySet()));
    }
}
