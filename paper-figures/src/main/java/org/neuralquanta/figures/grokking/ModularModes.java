package org.neuralquanta.figures.grokking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** Fourier modes of the embedding, and progress measures, of transformers that learned addition modulo 53, and at constant norm modulo 113 (T46). */
public final class ModularModes implements Figure {

    private static final Axis SHARE = Axis.linear("share", 0, 0.6, 0.2);

    @Override
    public String name() {
        return "modular-modes";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> modes = DataFile.rows(data.resolve("modular-53-modes.csv"));
        List<CSVRecord> large = DataFile.rows(data.resolve("modular-113-modes.csv"));
        List<CSVRecord> progress = DataFile.rows(data.resolve("modular-53-progress.csv"));
        List<CSVRecord> runs = DataFile.rows(data.resolve("modular-53-runs.csv"));
        List<String> seeds = of(modes, false).stream().map(row -> row.get("seed")).distinct().toList();
        return new Drawing(
                Sheet.grid(new double[] {75, 75, 75, 105}, List.of(
                        seeds.stream().map(seed -> spectrum(of(modes, false, seed), seed, "free", seeds)).toList(),
                        seeds.stream().map(seed -> spectrum(of(modes, true, seed), seed, "constant norm", seeds)).toList(),
                        List.of(
                                spectrum(of(large, true, "1200"), "1200", "113, constant norm", seeds),
                                spectrum(of(large, true, "1201"), "1201", "113, constant norm", seeds),
                                last(of(large, false))),
                        seeds.stream().map(seed -> losses(of(progress, false, seed), of(runs, false, seed), seed, seeds)).toList())),
                caption());
    }

    private static List<CSVRecord> of(List<CSVRecord> rows, boolean constantNorm) {
        return rows.stream().filter(row -> row.get("constantNorm").equals(String.valueOf(constantNorm))).toList();
    }

    private static List<CSVRecord> of(List<CSVRecord> rows, boolean constantNorm, String seed) {
        return of(rows, constantNorm).stream().filter(row -> row.get("seed").equals(seed)).toList();
    }

    private static Axis beside(Axis axis, String seed, List<String> seeds) {
        return seed.equals(seeds.getFirst()) ? axis : axis.bare();
    }

    private static Panel spectrum(List<CSVRecord> rows, String seed, String setting, List<String> seeds) {
        double[] mode = DataFile.column(rows, "mode");
        List<CSVRecord> keys = rows.stream().filter(row -> !row.get("key").equals("0")).toList();
        var panel = new Panel(
                        "spectrum " + setting + " " + seed, setting + ", seed " + seed,
                        mode.length < 30 ? Axis.linear("mode $k$", 0, 27, 5) : Axis.linear("mode $k$", 0, 57, 10),
                        beside(SHARE, seed, seeds))
                .with(new Layer.Line("start", Style.GREY, Style.THIN, mode, DataFile.column(rows, "start")))
                .with(new Layer.Line("end", Style.BLUE, Style.THIN, mode, DataFile.column(rows, "end")))
                .with(new Layer.Points("key frequencies", Style.VERMILLION, Marker.DOT, true, DataFile.column(keys, "mode"), DataFile.column(keys, "end")));
        return seed.equals(seeds.getFirst()) && setting.equals("free")
                ? panel.key(Layer.Line.sample(Style.GREY, Style.THIN), "start")
                        .key(Layer.Line.sample(Style.BLUE, Style.THIN), "end")
                        .key(Layer.Points.sample(Style.VERMILLION, Marker.DOT, true), "key frequency")
                        .keysInside(Panel.Corner.TOP_RIGHT)
                : panel;
    }

    /** The embeddings of the free runs modulo 113 at their ends. */
    private static Panel last(List<CSVRecord> rows) {
        var panel = new Panel("spectrum 113 free", "113, free, all seeds", Axis.linear("mode $k$", 0, 57, 10), SHARE.bare());
        rows.stream().map(row -> row.get("seed")).distinct().forEach(seed -> {
            List<CSVRecord> run = rows.stream().filter(row -> row.get("seed").equals(seed)).toList();
            panel.with(new Layer.Line("end, seed " + seed, Style.BLUE, Style.THIN, DataFile.column(run, "mode"), DataFile.column(run, "end")));
            List<CSVRecord> keys = run.stream().filter(row -> !row.get("key").equals("0")).toList();
            panel.with(new Layer.Points(
                    "key frequencies, seed " + seed, Style.VERMILLION, Marker.DOT, true, DataFile.column(keys, "mode"), DataFile.column(keys, "end")));
        });
        return panel;
    }

    private static Panel losses(List<CSVRecord> progress, List<CSVRecord> runs, String seed, List<String> seeds) {
        List<CSVRecord> coarse = runs.stream().filter(row -> Integer.parseInt(row.get("step")) % 100 == 0).toList();
        double[] step = DataFile.column(progress, "step");
        double[] run = DataFile.column(coarse, "step");
        double last = step[step.length - 1];
        var panel = new Panel("losses " + seed, "free, seed " + seed, Axis.linear("step", 0, last, 1000), beside(Axis.decades("loss", 1e-8, 100, 2), seed, seeds))
                .with(new Layer.Line("training", Style.BLUE, Style.SOLID, run, DataFile.column(coarse, "train")))
                .with(new Layer.Line("test", Style.VERMILLION, Style.SOLID, run, DataFile.column(coarse, "test")))
                .with(new Layer.Line("restricted", Style.GREEN, Style.DASHED, step, DataFile.column(progress, "restricted")))
                .with(new Layer.Line("excluded", Style.PURPLE, Style.DASHED, step, DataFile.column(progress, "excluded")));
        if (seed.equals(seeds.getFirst())) {
            panel.label(new Tex("test", Style.ink(Style.VERMILLION)), 0.2 * last, 35, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("training", Style.ink(Style.BLUE)), 0.4 * last, 2e-6, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("restricted", Style.ink(Style.GREEN)), 0.62 * last, 3e-3, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("excluded", Style.ink(Style.PURPLE)), 0.62 * last, 35, 0, 0, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "Circles of addition modulo 53 and 113",
                """
                Top: the share of each Fourier mode in the energy of the embedding without its mean, at the start (grey) and at the end (blue) of
                each run, free and at constant norm modulo 53, and the same modulo 113 (right, all three free
                runs); the key frequencies of the outputs are dotted. Each mode is a circle of T29. Bottom: losses of
                the free runs modulo 53: with the key waves alone (restricted), and on training pairs without them (excluded).""",
                "Nanda et al., arXiv 2301.05217, Figs. 3 and 7",
                "T46, T29",
                "key frequencies: the fewest waves that hold 95 % of the energy of all waves of $a + b$ in the outputs at the end; otherwise as in"
                        + " `modular-grokking`",
                "nothing",
                "`data/modular-53-modes.csv`, `data/modular-53-progress.csv`, `data/modular-53-runs.csv` and `data/modular-113-modes.csv`, written by"
                        + " `mvn -f paper-figures -Dretrain=modular-53` and `-Dretrain=modular-113`");
    }
}
