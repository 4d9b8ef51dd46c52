package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.GrowthLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.ScalingLaw;

/** A scaling law at some points: exactly, enclosed, and in closed form. */
record LawAnswer(String resource, ClosedForm closedForm, List<Point> points, Optional<Allocated> allocation)
        implements Answer {

    /** The numbers of one point; count and variance for data only. */
    record Point(
            double x,
            Quantity exact,
            Quantity.Bounds bounds,
            Quantity asymptotic,
            Quantity localExponent,
            Optional<Moments> moments) {}

    /** The expected number of learned quanta and the variance of the loss. */
    record Moments(Quantity count, Quantity variance) {}

    /** A closed form, amplitude · x^±exponent · log(x)^±logExponent, or the reason why there is none. */
    record ClosedForm(Quantity exponent, Quantity logExponent, Quantity amplitude) {

        static ClosedForm of(double exponent, double logExponent, double amplitude) {
            return new ClosedForm(
                    Quantity.of(() -> exponent), Quantity.of(() -> logExponent), Quantity.of(() -> amplitude));
        }

        static ClosedForm absent(String reason) {
            var absent = new Quantity.Absent(reason);
            return new ClosedForm(absent, absent, absent);
        }

        void write(JsonDocument json) {
            json.quantity("exponent", exponent).quantity("logExponent", logExponent).quantity("amplitude", amplitude);
        }

        /** With the sign of the exponents: −1 for a law that falls. */
        String text(String what, String x, int sign) {
            if (!(exponent instanceof Quantity.Known(double power)
                    && logExponent instanceof Quantity.Known(double logPower)
                    && amplitude instanceof Quantity.Known(double factor))) {
                return amplitude instanceof Quantity.Absent(String reason) ? what + ": " + reason : what;
            }
            String log = logPower == 0 ? "" : " (log " + x + ")^" + TextTable.rounded(sign * logPower);
            return what + " ~ " + TextTable.shortest(factor) + " " + x + "^" + TextTable.shortest(sign * power) + log;
        }
    }

    /** The parameters and samples that spend compute best. */
    record Allocated(ClosedForm parameters, ClosedForm data) {

        static Allocated of(Allocation allocation) {
            return new Allocated(of(allocation.parameters()), of(allocation.data()));
        }

        private static ClosedForm of(GrowthLaw law) {
            return ClosedForm.of(law.exponent(), law.logExponent(), law.amplitude());
        }
    }

    static LawAnswer of(String resource, ScalingLaw law, List<Double> at) {
        return new LawAnswer(
                resource,
                closedForm(law),
                at.stream()
                        .map(x -> BadInput.unlessRefused("--at", TextTable.shortest(x), () -> point(law, x)))
                        .toList(),
                Optional.empty());
    }

    LawAnswer with(Allocated allocated) {
        return new LawAnswer(resource, closedForm, points, Optional.of(allocated));
    }

    private static ClosedForm closedForm(ScalingLaw law) {
        try {
            PowerLaw closed = law.asymptotic();
            return ClosedForm.of(closed.exponent(), closed.logExponent(), closed.amplitude());
        } catch (NoPowerLawException | ArithmeticException e) {
            return ClosedForm.absent(String.valueOf(e.getMessage()));
        }
    }

    private static Quantity asymptotic(ScalingLaw law, double x) {
        return Quantity.of(() -> {
            PowerLaw closed = law.asymptotic();
            if (closed.logExponent() != 0 && x <= 1) {
                throw new ArithmeticException("a closed form with a logarithm starts above 1");
            }
            return closed.at(x);
        });
    }

    private static Point point(ScalingLaw law, double x) {
        Optional<Moments> moments = law instanceof DataLaw data
                ? Optional.of(new Moments(Quantity.of(data.count(x)), Quantity.of(data.variance(x))))
                : Optional.empty();
        return new Point(
                x,
                Quantity.of(() -> law.exact(x)),
                Quantity.Bounds.of(() -> law.bound(x)),
                asymptotic(law, x),
                Quantity.of(() -> law.localExponent(x)),
                moments);
    }

    @Override
    public String text() {
        var header = new ArrayList<>(
                List.of(resource, "exact", "lower", "upper", "closed form", "exact/closed", "local exponent"));
        boolean hasMoments = points.stream().anyMatch(point -> point.moments.isPresent());
        if (hasMoments) {
            header.addAll(List.of("learned quanta", "variance"));
        }
        var table = new TextTable(header.toArray(String[]::new));
        for (Point point : points) {
            var cells = new ArrayList<>(List.of(
                    point.exact,
                    point.bounds.lower(),
                    point.bounds.upper(),
                    point.asymptotic,
                    Quantity.ratio(point.exact, point.asymptotic),
                    point.localExponent));
            point.moments.ifPresent(moments -> cells.addAll(List.of(moments.count, moments.variance)));
            table.row(TextTable.shortest(point.x), 3, cells);
            table.note(point.bounds);
        }
        var text = new StringBuilder(closedForm.text("loss - residual", resource, -1)).append('\n');
        allocation.ifPresent(split -> text.append(split.parameters.text("N", resource, 1))
                .append('\n')
                .append(split.data.text("D", resource, 1))
                .append('\n'));
        return text.append('\n').append(table).toString();
    }

    @Override
    public String json() {
        return JsonDocument.of(json -> {
            closedForm.write(json);
            allocation.ifPresent(split -> json.object(
                    "allocation",
                    both -> both.object("parameters", split.parameters::write).object("data", split.data::write)));
            json.array("points", points, point -> {
                json.number("x", point.x)
                        .quantity("exact", point.exact)
                        .bounds(point.bounds)
                        .quantity("asymptotic", point.asymptotic)
                        .quantity("localExponent", point.localExponent);
                point.moments.ifPresent(moments ->
                        json.quantity("count", moments.count).quantity("variance", moments.variance));
            });
        });
    }
}
