package org.neuralquanta.figures.networks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** What decides a single sample: reasons for a newline by counterfactual (T36), and back doors by their mechanism (T37). */
public final class SampleMechanisms implements Figure {

    private static final int STEPS = 200;

    @Override
    public String name() {
        return "sample-mechanisms";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> drops = DataFile.rows(data.resolve("trained-newline-drops.csv"));
        List<CSVRecord> newline = DataFile.rows(data.resolve("trained-newline-scores.csv"));
        List<CSVRecord> scores = DataFile.rows(data.resolve("trained-mechanism-scores.csv"));
        List<CSVRecord> outcomes = DataFile.rows(data.resolve("trained-mechanism-outcomes.csv"));
        var sheet = Sheet.grid(new double[] {130}, List.of(List.of(counterfactual(drops), operating(scores))));
        return new Drawing(sheet, caption(newline, outcomes));
    }

    private static Panel counterfactual(List<CSVRecord> drops) {
        var panel = new Panel(
                "counterfactual", "", Axis.linear("fall of the log-odds of a newline", -10, 20, 10), Axis.linear("share below", 0, 1, 0.5));
        String[] reasons = {"wrap", "paragraph", "item", "none"};
        Color[] colors = {Style.VERMILLION, Style.BLUE, Style.GREEN, Style.GREY};
        for (int i = 0; i < reasons.length; i++) {
            String reason = reasons[i];
            double[] values = drops.stream()
                    .filter(row -> row.get("seed").equals("1") && row.get("reason").equals(reason))
                    .mapToDouble(row -> Double.parseDouble(row.get("drop")))
                    .sorted()
                    .toArray();
            panel.with(distribution(reason, colors[i], values));
        }
        panel.label(new Tex("wrapped line", Style.ink(Style.VERMILLION)), 9, 0.3, 6, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("paragraph", Style.ink(Style.BLUE)), -9.5, 0.93, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("item", Style.ink(Style.GREEN)), -9.5, 0.8, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("no newline", Style.ink(Style.GREY)), -9.5, 0.67, 0, 0, Tex.Anchor.LEFT);
        return panel;
    }

    private static Layer distribution(String name, Color color, double[] sorted) {
        double[] share = new double[sorted.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = (i + 0.5) / share.length;
        }
        return new Layer.Line(name, color, Style.SOLID, sorted, share);
    }

    private static Panel operating(List<CSVRecord> scores) {
        var panel = new Panel(
                "operating characteristic", "", Axis.linear("false alarms", 0, 1, 0.5), Axis.linear("true positives", 0, 1, 0.5));
        panel.with(new Layer.Line("chance", Style.GREY, Style.THIN, new double[] {0, 1}, new double[] {0, 1}));
        panel.with(curve(scores, "flip", true, Style.BLUE, Style.DASHED));
        panel.with(curve(scores, "mahalanobis", true, Style.ORANGE, Style.DASHED));
        panel.with(curve(scores, "flip", false, Style.BLUE, Style.SOLID));
        panel.with(curve(scores, "mahalanobis", false, Style.ORANGE, Style.SOLID));
        panel.label(new Tex("flip attribution", Style.ink(Style.BLUE)), 0.2, 0.88, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("Mahalanobis", Style.ink(Style.ORANGE)), 0.2, 0.77, 0, 0, Tex.Anchor.LEFT);
        panel.label(Tex.black("controls (dashed)"), 0.98, 0.3, 0, 0, Tex.Anchor.RIGHT);
        return panel;
    }

    private static Layer curve(List<CSVRecord> scores, String score, boolean control, Color color, BasicStroke stroke) {
        double[] harmless = values(scores, score, control, false);
        double[] guilty = values(scores, score, control, true);
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double threshold = i == STEPS ? Double.NEGATIVE_INFINITY : harmless[(int) ((harmless.length - 1) * (1 - (double) i / STEPS))];
            x[i] = above(harmless, threshold);
            y[i] = above(guilty, threshold);
        }
        return new Layer.Line(score + (control ? ", control" : ", back door"), color, stroke, x, y);
    }

    private static double[] values(List<CSVRecord> scores, String score, boolean control, boolean guilty) {
        Predicate<CSVRecord> wanted = row -> row.get("score").equals(score)
                && row.get("control").equals(Boolean.toString(control))
                && row.get("guilty").equals(Boolean.toString(guilty));
        return scores.stream().filter(wanted).mapToDouble(row -> Double.parseDouble(row.get("value"))).sorted().toArray();
    }

    private static double above(double[] values, double threshold) {
        return Arrays.stream(values).filter(value -> value > threshold).count() / (double) values.length;
    }

    private static String list(List<CSVRecord> rows, String key, String value, String column) {
        return String.join(", ", rows.stream()
                .filter(row -> row.get(key).equals(value))
                .map(row -> String.format(Locale.ROOT, "%.2f", Double.parseDouble(row.get(column))))
                .toList());
    }

    private static String doors(List<CSVRecord> outcomes, String score, String column) {
        return list(outcomes.stream().filter(row -> row.get("task").equals("backdoor")).toList(), "score", score, column);
    }

    private static Caption caption(List<CSVRecord> newline, List<CSVRecord> outcomes) {
        return new Caption(
                "What decides a single sample",
                String.format(
                        Locale.ROOT,
                        """
                        Left, a character model on wrapped text: by how much the log-odds of a newline fall when the previous newline is moved to
                        half its distance (distribution over held-out samples, seed 1). Newlines by wrapping depend on it, those after a full
                        stop or a semicolon do not. Clusters of the gradients find the wrapped ones with F1 %s on six artificial texts
                        (baseline "the target is a newline" %s) and %s for six starts on verses of the King James Bible (baseline %s).
                        The first three of six were looked at when the settings were chosen, the last three not; so on the right.

                        Right, a network with a back door, 2 %% of its training samples: how well two scores tell samples that took the back
                        door from clean ones (seed 1). Areas under the curve for six seeds: flip attribution %s (control %s),
                        Mahalanobis' distance %s (control %s). The control is a network without a back door on samples with the same trigger.""",
                        list(newline, "text", "artificial", "f1"),
                        list(newline, "text", "artificial", "newline"),
                        list(newline, "text", "verses", "f1"),
                        list(newline, "text", "verses", "newline"),
                        doors(outcomes, "flip", "auroc"),
                        doors(outcomes, "flip", "control"),
                        doors(outcomes, "mahalanobis", "auroc"),
                        doors(outcomes, "mahalanobis", "control")),
                "none; the questions are those of Michaud et al., arXiv 2303.13506, section 5",
                "T36, T37",
                "lines of 32 characters, window 34, 192 hidden units, 8000 steps; 30 parities of 2 among 24 bits, trigger of 8 bits, 128 hidden units, 4000 steps",
                "grey: chance",
                "everything else; `data/trained-newline-*.csv` and `data/trained-mechanism-*.csv`, written by `mvn -f paper-figures -Dretrain=newline` and `-Dretrain=mechanism`;"
                        + " verses: text of 1611 (public domain) in the Debian package bible-kjv-text 4.39");
    }
}
