package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.QuantaOptions;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often each quantum is used (T1). */
@Command(
        name = "distribution",
        description = "Use frequencies p_k of quanta, and the tail beyond rank k with its enclosure (T1).",
        footer = {"", "Example: quanta distribution --alpha 0.4 --ranks 1,10,1e6"})
final class DistributionCommand implements Question {

    private static final Value MEASURED = new Value.Absent("frequencies are measured");

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--ranks", paramLabel = "K1,K2,...", required = true, description = "Ranks, 1 to 2^62.")
    private Whole.Listed ranks = new Whole.Listed(List.of());

    @Override
    public Answer answer() {
        QuantaDistribution distribution = quanta.distribution();
        Listing rows = Listing.of(ranks.all().stream().map(k -> k.to("--ranks", rank -> Row.of(distribution, rank))).toList(), List.of(
                new Column<>("k", ALL, row -> new Value.Whole(row.rank)),
                new Column<>("p", ALL, Row::p),
                new Column<>("tail", ALL, Row::tail),
                new Column<>("tailLower", "tail lower", ALL, row -> row.bounds.lower()),
                new Column<>("tailUpper", "tail upper", ALL, row -> row.bounds.upper())));
        var fields = new ArrayList<Field>();
        fields.add(new Field.Fact("alpha", alpha(distribution)));
        fields.add(new Field.Fact("quanta", quanta(distribution.quanta())));
        fields.add(new Field.Fact("offset", offset(distribution)));
        if (distribution.form() instanceof ParametricQuanta formula && formula.gamma() != 0) {
            fields.add(Field.of("gamma", formula.gamma()));
        }
        Field.Fact normalization = Field.of("normalization", normalization(distribution));
        fields.add(normalization);
        fields.add(new Field.Rows("ranks", rows));
        return Answer.of(fields, new Prose().say(distribution + "\nnormalization ").show(normalization, ALL).say("\n\n").show(rows));
    }

    private record Row(long rank, Value p, Value tail, Bounds bounds) {

        static Row of(QuantaDistribution quanta, long rank) {
            return new Row(
                    rank,
                    Value.of(() -> quanta.probability(rank)),
                    Value.of(() -> quanta.tail(rank)),
                    Bounds.proven(() -> quanta.tailEnclosure(rank)));
        }
    }

    private static Value quanta(OptionalLong number) {
        return number.isPresent() ? new Value.Whole(number.getAsLong()) : new Value.Absent("infinitely many");
    }

    private static Value alpha(QuantaDistribution quanta) {
        return quanta.form() instanceof ParametricQuanta formula ? Value.of(formula.alpha()) : MEASURED;
    }

    private static Value offset(QuantaDistribution quanta) {
        return quanta.form() instanceof ParametricQuanta formula ? Value.of(formula.offset()) : MEASURED;
    }

    private static double normalization(QuantaDistribution quanta) {
        return switch (quanta.form()) {
            case ParametricQuanta formula -> formula.normalization();
            case TabulatedQuanta tabulated -> tabulated.normalization();
            case FrequencyForm.Rankwise _ -> 1;
        };
    }
}
