package org.neuralquanta.figures.grokking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** Accuracy of a transformer on addition modulo p, free and at constant weight norm (T46). */
public final class ModularGrokking implements Figure {

    @Override
    public String name() {
        return "modular-grokking";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> rows = new ArrayList<>(DataFile.rows(data.resolve("modular-53-runs.csv")));
        rows.addAll(DataFile.rows(data.resolve("modular-113-runs.csv")));
        List<List<Panel>> panels = moduli(rows).stream().map(p -> List.of(panel(rows, p, false), panel(rows, p, true))).toList();
        double[] heights = new double[panels.size()];
        Arrays.fill(heights, 105);
        return new Drawing(Sheet.grid(heights, panels), caption());
    }

    private static List<String> moduli(List<CSVRecord> rows) {
        return rows.stream().map(row -> row.get("p")).distinct().toList();
    }

    private static Panel panel(List<CSVRecord> rows, String p, boolean constantNorm) {
        String setting = constantNorm ? "constant norm" : "free, decay 1";
        var panel = new Panel(setting + " " + p, "$p = " + p + "$, " + setting, Axis.decades("step", 20, 2e4, 1), Axis.linear("accuracy", 0, 1.05, 0.2));
        List<CSVRecord> of = rows.stream()
                .filter(row -> row.get("p").equals(p) && row.get("constantNorm").equals(String.valueOf(constantNorm)) && !row.get("step").equals("0"))
                .toList();
        of.stream().map(row -> row.get("seed")).distinct().forEach(seed -> {
            List<CSVRecord> run = of.stream().filter(row -> row.get("seed").equals(seed)).toList();
            double[] step = DataFile.column(run, "step");
            panel.with(new Layer.Line("training, seed " + seed, Style.BLUE, Style.THIN, step, DataFile.column(run, "trainAccuracy")));
            panel.with(new Layer.Line("test, seed " + seed, Style.VERMILLION, Style.THIN, step, DataFile.column(run, "testAccuracy")));
        });
        if (!constantNorm) {
            panel.label(new Tex("training", Style.ink(Style.BLUE)), 190, 0.9, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("test", Style.ink(Style.VERMILLION)), 400, p.equals("53") ? 0.22 : 0.3, 0, 0, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "Grokking of addition modulo $p$, and its removal",
                """
                Accuracy on training (blue) and test pairs (red) of a transformer of one block, a line for each seed. Left: with weight decay: the
                training pairs are right long before the test pairs. Right: from 0.8 times the same start and kept at its weight norm. At
                $p = 113$ the third seed is shown on the left only: at constant norm it was not run to an end.""",
                "Liu et al., arXiv 2210.01117, Figs. 6 and 8",
                "T46",
                "width 128, four heads, 512 hidden units; AdamW of rate $10^{-3}$ with memories 0.9 and 0.98, all training pairs in each step:"
                        + " 1404 of 2809 at $p = 53$, 3830 of 12,769 at $p = 113$; a run ends 500 steps after its test accuracy stays at 99 %",
                "nothing",
                "`data/modular-53-runs.csv` and `data/modular-113-runs.csv`, written by `mvn -f paper-figures -Dretrain=modular-53` and"
                        + " `-Dretrain=modular-113`");
    }
}
