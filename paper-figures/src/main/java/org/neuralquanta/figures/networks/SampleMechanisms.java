package org.neuralquanta.figures.networks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.simulation.Mean;

/** What decides a single sample: reasons for a newline (T36), and back doors by their mechanism (T37). */
public final class SampleMechanisms implements Figure {

    @Override
    public String name() {
        return "sample-mechanisms";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> drops = DataFile.rows(data.resolve("trained-newline-drops.csv"));
        List<CSVRecord> newline = DataFile.rows(data.resolve("trained-newline-scores.csv"));
        List<CSVRecord> curves = DataFile.rows(data.resolve("trained-mechanism-curves.csv"));
        List<CSVRecord> outcomes = DataFile.rows(data.resolve("trained-mechanism-outcomes.csv"));
        var sheet = Sheet.grid(
                new double[] {104, 104, 104},
                List.of(
                        List.of(counterfactual(drops), clusters(newline)),
                        List.of(operating(curves, "spare", "spare inputs"), operating(curves, "own", "the parity's own inputs")),
                        List.of(operating(curves, "clean_label", "clean labels"), falseAlarms(outcomes))));
        return new Drawing(sheet, caption(newline, outcomes));
    }

    private static double[] column(List<CSVRecord> rows, String name, Predicate<CSVRecord> wanted) {
        return rows.stream().filter(wanted).mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }

    private static List<String> seeds(List<CSVRecord> rows) {
        return rows.stream().map(row -> row.get("seed")).distinct().toList();
    }

    private static Panel counterfactual(List<CSVRecord> drops) {
        var panel = new Panel(
                "counterfactual", "", Axis.linear("fall of the log-odds of a newline", -10, 30, 10), Axis.linear("share below", 0, 1, 0.5));
        String[] reasons = {"none", "item", "paragraph", "wrap"};
        Color[] colors = {Style.GREY, Style.GREEN, Style.BLUE, Style.VERMILLION};
        for (String seed : seeds(drops)) {
            for (int i = 0; i < reasons.length; i++) {
                String reason = reasons[i];
                double[] values = column(drops, "drop", row -> row.get("seed").equals(seed) && row.get("reason").equals(reason));
                Arrays.sort(values);
                double[] share = IntStream.range(0, values.length).mapToDouble(k -> (k + 0.5) / values.length).toArray();
                panel.with(new Layer.Line(reason + ", seed " + seed, colors[i], Style.THIN, values, share));
            }
        }
        String[] names = {"no newline", "item", "paragraph", "wrapped line"};
        for (int i = 0; i < names.length; i++) {
            panel.label(new Tex(names[i], Style.ink(colors[i])), 29.5, 0.12 + 0.13 * i, 0, 0, Tex.Anchor.RIGHT);
        }
        return panel;
    }

    /** F1 of the clusters of gradients, and of the baselines, for every seed. */
    private static Panel clusters(List<CSVRecord> newline) {
        String[] ways = {"gradients", "activations", "inputs", "newline", "surface"};
        String[] names = {"grad.", "activ.", "input", "newline", "surface"};
        var panel = new Panel("clusters", "", words("found by", names), Axis.linear("F1 for wrapped newlines", 0, 1.05, 0.5));
        for (String text : List.of("artificial", "verses")) {
            boolean artificial = text.equals("artificial");
            for (int i = 0; i < ways.length; i++) {
                double[] f1 = column(newline, ways[i], row -> row.get("text").equals(text));
                double at = i + 1 + (artificial ? -0.18 : 0.18);
                panel.with(new Layer.Points(
                        text + ", " + ways[i], i == 0 ? Style.BLUE : Style.GREY, artificial ? Marker.DOT : Marker.CIRCLE, artificial, spread(at, f1.length), f1));
                panel.with(SixSeeds.at(SixSeeds.of(f1), at + 0.16, text + ", " + ways[i], Style.BLACK));
            }
        }
        return panel.key(Layer.Points.sample(Style.GREY, Marker.DOT, true), "artificial text")
                .key(Layer.Points.sample(Style.GREY, Marker.CIRCLE, false), "verses")
                .keysInside(Panel.Corner.BOTTOM_LEFT);
    }

    /** An axis with words at 1, 2, … */
    private static Axis words(String label, String... names) {
        List<Axis.Tick> ticks = IntStream.range(0, names.length).mapToObj(i -> new Axis.Tick(i + 1, names[i])).toList();
        return new Axis(label, false, 0.5, names.length + 0.5, ticks, List.of(), true);
    }

    /** Places beside each other around one. */
    private static double[] spread(double at, int count) {
        return IntStream.range(0, count).mapToDouble(i -> at + 0.2 * (i / Math.max(1, count - 1.0) - 0.5)).toArray();
    }

    private static Panel operating(List<CSVRecord> curves, String trigger, String title) {
        var panel = new Panel(
                trigger, title, Axis.decades("false alarms", 0.001, 1, 1), Axis.linear("true positives", 0, 1.05, 0.5));
        for (String control : List.of("true", "false")) {
            for (String score : List.of("flip", "mahalanobis")) {
                Color color = score.equals("flip") ? Style.BLUE : Style.ORANGE;
                BasicStroke stroke = control.equals("true") ? Style.DOTTED : Style.THIN;
                for (String seed : seeds(curves)) {
                    Predicate<CSVRecord> own = row -> row.get("trigger").equals(trigger) && row.get("score").equals(score)
                            && row.get("control").equals(control) && row.get("seed").equals(seed);
                    panel.with(new Layer.Line(
                            score + (control.equals("true") ? ", control" : "") + ", seed " + seed, color, stroke,
                            column(curves, "falseAlarm", own), column(curves, "truePositive", own)));
                }
            }
        }
        if (trigger.equals("clean_label")) {
            panel.key(Layer.Line.sample(Style.BLUE, Style.THIN), "flip attribution")
                    .key(Layer.Line.sample(Style.ORANGE, Style.THIN), "Mahalanobis")
                    .key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "no back door")
                    .keysInside(Panel.Corner.TOP_LEFT);
        }
        return panel;
    }

    /** Rates of false alarms for every seed in each population, by group and by one threshold. */
    private static Panel falseAlarms(List<CSVRecord> outcomes) {
        String[] triggers = {"spare", "spare", "own", "clean_label", "clean_label"};
        String[] populations = {"apart", "sharing", "sharing", "apart", "sharing"};
        var panel = new Panel(
                "false alarms", "stated rate 0.05", words("parity and trigger", "apart", "sharing", "own", "apart", "sharing"),
                Axis.decades("false alarms", 0.002, 0.5, 1));
        panel.with(new Layer.Line("stated", Style.GREY, Style.DASHED, new double[] {0.5, 5.5}, new double[] {0.05, 0.05}));
        for (int i = 0; i < triggers.length; i++) {
            String trigger = triggers[i];
            String population = populations[i];
            int at = i + 1;
            for (String score : List.of("flip", "mahalanobis")) {
                Color color = score.equals("flip") ? Style.BLUE : Style.ORANGE;
                double aside = score.equals("flip") ? 0 : 0.22;
                Predicate<CSVRecord> own = row -> row.get("trigger").equals(trigger) && row.get("population").equals(population)
                        && row.get("score").equals(score);
                for (String way : List.of("oneThreshold", "falseAlarm")) {
                    boolean grouped = way.equals("falseAlarm");
                    double[] rates = Arrays.stream(column(outcomes, way, own)).filter(Double::isFinite).toArray();
                    panel.with(new Layer.Points(
                            trigger + ", " + population + ", " + score + (grouped ? "" : ", one threshold"), color, grouped ? Marker.DOT : Marker.CIRCLE,
                            grouped, spread(at + aside + (grouped ? -0.36 : 0.11), rates.length), rates));
                    if (grouped) {
                        panel.with(SixSeeds.at(SixSeeds.of(rates), at + aside - 0.24, trigger + ", " + population + ", " + score, Style.BLACK));
                    }
                }
            }
        }
        panel.key(Layer.Points.sample(Style.GREY, Marker.DOT, true), "by group")
                .key(Layer.Points.sample(Style.GREY, Marker.CIRCLE, false), "one for all")
                .keysInside(Panel.Corner.BOTTOM_LEFT);
        panel.label(Tex.black("spare"), 1.5, 0.33, 0, 0, Tex.Anchor.CENTER);
        panel.label(Tex.black("clean labels"), 4.5, 0.33, 0, 0, Tex.Anchor.CENTER);
        return panel;
    }

    private static Mean f1(List<CSVRecord> newline, String way, String text) {
        return SixSeeds.of(column(newline, way, row -> row.get("text").equals(text)));
    }

    private static String doors(List<CSVRecord> outcomes, String score, String column) {
        var words = new ArrayList<String>();
        for (String trigger : List.of("spare", "own", "clean_label")) {
            double[] values = column(outcomes, column, row -> row.get("trigger").equals(trigger) && row.get("score").equals(score)
                    && row.get("population").equals("all"));
            words.add(SixSeeds.of(values).toString());
        }
        return String.join(", ", words);
    }

    private static Caption caption(List<CSVRecord> newline, List<CSVRecord> outcomes) {
        return new Caption(
                "What decides a single sample",
                String.format(
                        Locale.ROOT,
                        """
                        Top left: a character model on wrapped text whose newlines all follow the same characters: by how much the log-odds of a newline fall when the
                        previous newline is moved to about half its distance (distribution over held-out samples; a line for each of six seeds). Newlines by wrapping depend
                        on it, the ends of items and paragraphs less. Top right: F1 for wrapped newlines of clusters of the gradients (blue) and of the baselines: the same
                        clusters of activations and of inputs, "the target is a newline", and the best rule that looks at the preceding characters without counting them; artificial text
                        (dots) and verses of the King James Bible (circles), six seeds each. Clusters of gradients do not find the wrapped newlines better than the surface does.

                        Middle and bottom left: networks with a back door of three kinds: how well two scores, flip attribution (blue) and Mahalanobis' distance
                        (orange), distinguish samples that went through it from clean ones of their own subtask and decision, for each of six seeds; dotted, a network without a back door on
                        samples with the same trigger. Bottom right: the rate of false alarms on clean samples at a stated 0.05, for each seed: dots, one threshold for each group, calibrated without knowing
                        the trigger; circles, one threshold from samples whose parity depends on no input of the trigger. Apart are samples whose parity does not depend on the trigger, sharing those
                        whose parity does; with the trigger on a parity's own inputs (own) all do.

                        Bars are 95 %% intervals of the mean over the seeds. F1 on the artificial texts: clusters of gradients %s, surface %s; on verses %s and %s. Areas under the curve for the triggers spare, own and clean label: flip attribution %s
                        (control %s), Mahalanobis' distance %s (control %s).""",
                        f1(newline, "gradients", "artificial"), f1(newline, "surface", "artificial"), f1(newline, "gradients", "verses"),
                        f1(newline, "surface", "verses"),
                        doors(outcomes, "flip", "auroc"),
                        doors(outcomes, "flip", "control"),
                        doors(outcomes, "mahalanobis", "auroc"),
                        doors(outcomes, "mahalanobis", "control")),
                "none; the questions are those of Michaud et al., arXiv 2303.13506, section 5",
                "T36, T37",
                "lines of 24 characters, window 26, 192 hidden units, 16,000 steps; 30 parities of 2 among 24 bits, trigger of 8 bits, 128 hidden units, 4000 steps",
                "dashed: the stated rate",
                "everything else; `data/trained-newline-*.csv` and `data/trained-mechanism-*.csv`, written by `mvn -f paper-figures -Dretrain=newline` and `-Dretrain=mechanism`;"
                        + " verses: text of 1611 (public domain) in the Debian package bible-kjv-text 4.39");
    }
}
