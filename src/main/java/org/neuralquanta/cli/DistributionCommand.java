package org.neuralquanta.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.RankwiseQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often each quantum is used (T1). */
@Command(
        name = "distribution",
        description = "How often quanta are used: p_k, and the tail beyond rank k with its enclosure (T1).",
        footer = {"", "Example: quanta distribution --alpha 0.4 --ranks 1,10,1e6"})
final class DistributionCommand implements Question {

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--ranks", paramLabel = "K1,K2,...", description = "Ranks, 1 to 2^62.")
    private @Nullable String ranks;

    @Override
    public Answer answer() {
        if (ranks == null) {
            throw new BadInput("--ranks: missing; allowed: a list of " + Domain.RANK);
        }
        List<Long> at = Numbers.ranks("--ranks", ranks);
        QuantaDistribution distribution = quanta.distribution();
        return new Frequencies(distribution, at.stream().map(k -> Row.of(distribution, k)).toList());
    }

    private record Row(long rank, Quantity p, Quantity tail, Quantity.Bounds bounds) {

        static Row of(QuantaDistribution quanta, long rank) {
            return new Row(
                    rank,
                    Quantity.of(() -> quanta.probability(rank)),
                    Quantity.of(() -> quanta.tail(rank)),
                    Quantity.Bounds.proven(() -> quanta.tailEnclosure(rank)));
        }
    }

    private record Frequencies(QuantaDistribution quanta, List<Row> rows) implements Answer {

        private static final Quantity MEASURED = new Quantity.Absent("frequencies are measured");

        private Quantity alpha() {
            return quanta.form() instanceof ParametricQuanta formula ? new Quantity.Known(formula.alpha()) : MEASURED;
        }

        private Quantity offset() {
            return quanta.form() instanceof ParametricQuanta formula ? new Quantity.Known(formula.offset()) : MEASURED;
        }

        private double normalization() {
            return switch (quanta.form()) {
                case ParametricQuanta formula -> formula.normalization();
                case TabulatedQuanta tabulated -> tabulated.normalization();
                case RankwiseQuanta _ -> 1;
            };
        }

        @Override
        public String text() {
            var table = new TextTable("k", "p", "tail", "tail lower", "tail upper");
            for (Row row : rows) {
                table.row(Long.toString(row.rank), 4, List.of(row.p, row.tail, row.bounds.lower(), row.bounds.upper()));
            }
            return quanta + "\nnormalization " + TextTable.shortest(normalization()) + "\n\n" + table;
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> {
                json.quantity("alpha", alpha());
                quanta.quanta().ifPresentOrElse(
                        count -> json.whole("quanta", count), () -> json.absent("quanta", "infinitely many"));
                json.quantity("offset", offset());
                json.number("normalization", normalization());
                json.array("ranks", rows, row -> json.whole("k", row.rank)
                        .quantity("p", row.p)
                        .quantity("tail", row.tail)
                        .quantity("tailLower", row.bounds.lower())
                        .quantity("tailUpper", row.bounds.upper()));
            });
        }
    }
}
