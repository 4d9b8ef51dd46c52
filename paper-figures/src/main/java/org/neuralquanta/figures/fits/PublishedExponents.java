package org.neuralquanta.figures.fits;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.QuantaModel;

/** Published exponents for parameters and data against the relation that the theory predicts, free of α (T21). */
public final class PublishedExponents implements Figure {

    /** How a study is drawn, and where its name stands in the logarithmic panel. */
    private record Study(String label, Color color, Shape symbol, double x, double y, Tex.Anchor anchor) {}

    /** Where a task is named in the linear panel: so many points from its point, joined to it by a line or not. */
    private record Place(double right, double up, Tex.Anchor anchor, boolean joined) {
        Place(double right, double up, Tex.Anchor anchor) {
            this(right, up, anchor, false);
        }
    }

    private static final Map<String, Study> STUDIES = Map.of(
            "Rosenfeld et al. 2020",
            new Study("Rosenfeld et al.", Style.BLUE, Marker.CIRCLE, 0.345, 1.16, Tex.Anchor.RIGHT),
            "Kaplan et al. 2020",
            new Study("Kaplan et al.", Style.VERMILLION, Marker.SQUARE, 0.066, 0.115, Tex.Anchor.RIGHT),
            "Hoffmann et al. 2022",
            new Study("Hoffmann et al.", Style.BLACK, Marker.DIAMOND, 1.85, 0.165, Tex.Anchor.RIGHT),
            "Gordon et al. 2021",
            new Study("Gordon et al.", Style.GREEN, Marker.TRIANGLE, 0.096, 0.38, Tex.Anchor.RIGHT),
            "Droppo and Elibol 2021",
            new Study("Droppo and Elibol", Style.PURPLE, Marker.TRIANGLE_DOWN, 0.022, 0.0165, Tex.Anchor.LEFT));

    private static final Map<String, Place> TASKS = Map.ofEntries(
            Map.entry("PTB", new Place(4, 0, Tex.Anchor.LEFT)),
            Map.entry("WikiText-2", new Place(0, -8, Tex.Anchor.CENTER)),
            Map.entry("WikiText-103", new Place(-17, 6, Tex.Anchor.RIGHT, true)),
            Map.entry("ImageNet", new Place(-3, 8, Tex.Anchor.RIGHT)),
            Map.entry("CIFAR10", new Place(-5, 1, Tex.Anchor.RIGHT)),
            Map.entry("CIFAR100", new Place(-3, -8, Tex.Anchor.RIGHT)),
            Map.entry("DTD", new Place(4, 0, Tex.Anchor.LEFT)),
            Map.entry("Aircraft", new Place(0, 8, Tex.Anchor.CENTER)),
            Map.entry("UCF101", new Place(4, 6, Tex.Anchor.LEFT)),
            Map.entry("translation Ru-En", new Place(5, 0, Tex.Anchor.LEFT)),
            Map.entry("translation De-En", new Place(1, -8, Tex.Anchor.CENTER)),
            Map.entry("translation Zh-En", new Place(1, 9, Tex.Anchor.CENTER)));

    @Override
    public String name() {
        return "published-exponents";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> rows = DataFile.rows(data.resolve("published-exponents.csv"));
        var linear = new Panel(
                "linear",
                "",
                Axis.linear("$\\alpha_N$ (parameters)", -0.03, 1.25, 0.25),
                Axis.linear("$\\alpha_D$ (data)", -0.03, 1.25, 0.25));
        var logarithmic = new Panel(
                "logarithmic",
                "",
                Axis.decades("$\\alpha_N$ (parameters)", 0.01, 2, 1),
                Axis.decades("$\\alpha_D$ (data)", 0.01, 2, 1));
        relation(linear, PlotPoints.logarithmic(0.002, 1.25, 20));
        relation(logarithmic, PlotPoints.logarithmic(0.01, 2, 20));
        logarithmic.label(
                Tex.black("$\\alpha_D = \\alpha_N/(1+\\alpha_N)$"), 0.055, 0.05, 8, -6, Tex.Anchor.LEFT);
        for (var study : STUDIES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            List<CSVRecord> its =
                    rows.stream().filter(r -> r.get("study").equals(study.getKey())).toList();
            addPoints(linear, study.getKey(), study.getValue(), its);
            addPoints(logarithmic, study.getKey(), study.getValue(), its);
            addNames(linear, logarithmic, study.getValue(), its);
        }
        return new Drawing(
                Sheet.grid(new double[] {154}, List.of(List.of(linear, logarithmic))), caption(rows.size()));
    }

    private static void relation(Panel panel, double[] alphas) {
        double[] parameters = new double[alphas.length];
        double[] data = new double[alphas.length];
        for (int i = 0; i < alphas.length; i++) {
            var model = QuantaModel.of(Zipf.infinite(alphas[i])).learnedAfter(Shots.of(1));
            parameters[i] = ParameterLaw.of(model).asymptotic().exponent();
            data[i] = DataLaw.of(model).asymptotic().exponent();
        }
        panel.with(new Layer.Line("quanta theory", Style.BLACK, Style.SOLID, parameters, data));
    }

    private static void addPoints(Panel panel, String name, Study study, List<CSVRecord> rows) {
        panel.with(new Layer.Points(
                name,
                study.color(),
                study.symbol(),
                true,
                DataFile.column(rows, "alpha_N"),
                DataFile.column(rows, "alpha_D")));
    }

    /** Tasks are named in the linear panel, studies in the logarithmic one. */
    private static void addNames(Panel linear, Panel logarithmic, Study study, List<CSVRecord> rows) {
        for (CSVRecord row : rows) {
            Place place = TASKS.get(row.get("task"));
            if (place != null) {
                name(linear, study, row, place);
            }
        }
        logarithmic.label(new Tex(study.label(), Style.ink(study.color())), study.x(), study.y(), 0, 0, study.anchor());
    }

    private static void name(Panel panel, Study study, CSVRecord row, Place place) {
        var task = new Tex(row.get("task").replace("translation ", ""), Style.ink(study.color()));
        double x = Double.parseDouble(row.get("alpha_N"));
        double y = Double.parseDouble(row.get("alpha_D"));
        if (place.joined()) {
            panel.joinedLabel(task, x, y, place.right(), place.up(), place.anchor());
        } else {
            panel.label(task, x, y, place.right(), place.up(), place.anchor());
        }
    }

    private static Caption caption(int pairs) {
        return new Caption(
                "Published exponents for parameters and data",
                """
                Each point is a study that measured how loss falls with parameters, $L \\sim N^{-\\alpha_N}$, and with
                data, $L \\sim D^{-\\alpha_D}$, on one task. The line is the relation of the quantization model, which
                has no free parameter: $\\alpha_N = \\alpha$ and $\\alpha_D = \\alpha/(1+\\alpha)$ for the same
                $\\alpha$, hence $\\alpha_D = \\alpha_N/(1+\\alpha_N)$. Tasks are named on the left, studies on the
                right. Kaplan et al., Hoffmann et al. and Droppo and Elibol lie above the line by less than 0.03;
                translation, WikiText-103 and the image tasks lie 0.05 to 0.9 above it, PTB and WikiText-2
                below. The studies define loss, offset and parameter count differently and few state an uncertainty,
                so no error bars are drawn.""",
                "Michaud et al., arXiv 2303.13506, Fig. 18",
                "T10, T11, T12, T21",
                "%s pairs; the line for $\\alpha$ from 0.002 to 2".formatted(pairs),
                "line: exponents of the library's closed forms for parameters and data",
                "points: facts from Rosenfeld et al. 2020 (arXiv 1909.12673), Kaplan et al. 2020 (arXiv 2001.08361),"
                        + " Hoffmann et al. 2022 (arXiv 2203.15556), Gordon et al. 2021 (EMNLP 2021, main 478), Droppo"
                        + " and Elibol 2021 (arXiv 2106.09488), in `data/published-exponents.csv`");
    }
}
