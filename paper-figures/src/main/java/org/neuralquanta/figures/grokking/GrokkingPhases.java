package org.neuralquanta.figures.grokking;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.neuralquanta.toy.Phase;
import org.neuralquanta.toy.PhaseMap;

/** The four phases of the toy model, over three seeds (T30). */
public final class GrokkingPhases implements Figure {

    /** The order in which a growing decoder rate passes them. */
    private static final List<Phase> ORDER =
            List.of(Phase.CONFUSION, Phase.COMPREHENSION, Phase.GROKKING, Phase.MEMORISATION);

    private static final Map<Phase, Color> COLOURS = colours();

    private static Map<Phase, Color> colours() {
        var colours = new EnumMap<Phase, Color>(Phase.class);
        colours.put(Phase.COMPREHENSION, Style.GREEN);
        colours.put(Phase.GROKKING, Style.VERMILLION);
        colours.put(Phase.MEMORISATION, Style.BLUE);
        colours.put(Phase.CONFUSION, Style.GREY);
        return colours;
    }

    @Override
    public String name() {
        return "grokking-phases";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> rows = DataFile.rows(data.resolve("runs-phases.csv"));
        var ticks = new ArrayList<Axis.Tick>();
        for (int k = 0; k < PhaseMap.DECAYS.size(); k++) {
            double decay = PhaseMap.DECAYS.get(k);
            ticks.add(new Axis.Tick(k, "$" + (decay == Math.rint(decay) ? String.valueOf((long) decay) : String.valueOf(decay)) + "$"));
        }
        var vertical = new Axis("decoder decay $\\gamma_D$", false, -0.6, 6.6, ticks, List.of(), true);
        var map = new Panel("phases", "", Axis.decades("decoder rate $\\eta_D$", 2e-5, 5e-2, 1), vertical);
        double x = 2.6e-5;
        for (Phase phase : ORDER) {
            List<CSVRecord> cells = rows.stream().filter(row -> row.get("phase").equals(phase.name())).toList();
            map.with(new Layer.Points(phase.name().toLowerCase(Locale.ROOT), COLOURS.get(phase), Marker.SQUARE, phase != Phase.CONFUSION,
                    cells.stream().mapToDouble(GrokkingPhases::across).toArray(),
                    cells.stream().mapToDouble(row -> PhaseMap.DECAYS.indexOf(Double.parseDouble(row.get("decay")))).toArray()));
            map.label(new Tex(phase.name().toLowerCase(Locale.ROOT), Style.ink(COLOURS.get(phase))), x, 6.05, 0, 0, Tex.Anchor.LEFT);
            x *= 6.5;
        }
        return new Drawing(Sheet.grid(new double[] {170}, List.of(List.of(map))), caption(rows));
    }

    /** The three seeds of a cell stand side by side. */
    private static double across(CSVRecord row) {
        return Double.parseDouble(row.get("decoderRate")) * Math.pow(1.14, Integer.parseInt(row.get("seed")) - 2);
    }

    private static Caption caption(List<CSVRecord> rows) {
        var counts = new StringBuilder();
        for (Phase phase : ORDER) {
            long number = rows.stream().filter(row -> row.get("phase").equals(phase.name())).count();
            counts.append(counts.isEmpty() ? "" : ", ").append(phase.name().toLowerCase(Locale.ROOT)).append(' ').append(number);
        }
        return new Caption(
                "Four phases of training",
                """
                Each group of three squares is one setting of the toy model trained from three seeds, which also draw the training set and
                the targets; the colour is the phase by the steps to 90 %% accuracy within $10^4$ steps, delayed (grokking) from a gap of
                %s steps on. Of %s runs: %s. A decoder that is too slow, or decays too much, learns nothing (confusion); a fast one
                memorises; between them the representation forms in time or late. Neighbouring squares differ: the phase of one cell
                is a matter of the seed, and only frequencies mean something."""
                        .formatted(PhaseMap.THRESHOLD, rows.size(), counts),
                "Liu et al., arXiv 2205.10343, Fig. 6",
                "T30",
                "$p = 10$, 45 training pairs, decoder 1–50–50–30 with tanh, encoder rate $10^{-3}$, AdamW; seeds 1, 2, 3",
                "nothing",
                "the run log `data/runs-phases.csv`, written by `mvn -f paper-figures -Dretrain=phases`");
    }
}
