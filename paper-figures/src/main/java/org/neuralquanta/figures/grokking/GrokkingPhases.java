package org.neuralquanta.figures.grokking;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Heat;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.toy.Phase;
import org.neuralquanta.toy.PhasePlane;

/** The phases of the toy model in four planes, a map for each seed, beside those of the paper (T30). */
public final class GrokkingPhases implements Figure {

    private static final List<Phase> ORDER = List.of(Phase.CONFUSION, Phase.COMPREHENSION, Phase.GROKKING, Phase.MEMORISATION);
    private static final Map<Phase, Color> COLOURS = new EnumMap<>(Map.of(
            Phase.CONFUSION, Style.pale(Style.GREY),
            Phase.COMPREHENSION, Style.GREEN,
            Phase.GROKKING, Style.VERMILLION,
            Phase.MEMORISATION, Style.BLUE));
    private static final List<PhasePlane> PLANES =
            List.of(PhasePlane.RATES, PhasePlane.DECAY, PhasePlane.CLASSES, PhasePlane.PERMUTATIONS);
    private static final List<String> MEANINGS =
            List.of("encoder rate $\\eta_E$", "decay $\\gamma_D$", "decay, classes", "decay, $S_3$");
    private static final double HEIGHT = 66;
    private static final double BAR = 9;
    private static final double BELOW_BAR = 26;

    /** Half the distance of two decoder rates, in decades. */
    private static final double HALF = 1.0 / 6;

    @Override
    public String name() {
        return "grokking-phases";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> published = DataFile.rows(data.resolve("published-phases.csv"));
        var rows = new ArrayList<List<Panel>>();
        for (int k = 0; k < PLANES.size(); k++) {
            PhasePlane plane = PLANES.get(k);
            boolean last = k == PLANES.size() - 1;
            List<CSVRecord> runs = DataFile.rows(data.resolve("runs-phases-" + name(plane) + ".csv"));
            Axis across = Axis.decades("decoder rate $\\eta_D$", Math.pow(10, -5 - HALF), Math.pow(10, -2 + HALF), 2);
            Axis upward = upward(plane, MEANINGS.get(k));
            var panels = new ArrayList<Panel>();
            for (String seed : runs.stream().map(row -> row.get("seed")).distinct().toList()) {
                List<CSVRecord> cells = runs.stream().filter(row -> row.get("seed").equals(seed)).toList();
                panels.add(new Panel(name(plane) + ", seed " + seed, k == 0 ? "seed " + seed : "", last ? across : across.bare(),
                        panels.isEmpty() ? upward : upward.bare()).with(map(plane, cells, GrokkingPhases::phase)));
            }
            List<CSVRecord> theirs = published.stream().filter(row -> row.get("plane").equals(name(plane))).toList();
            panels.add(new Panel(name(plane) + ", published", k == 0 ? "Liu et al." : "", last ? across : across.bare(), upward.bare())
                    .with(map(plane, theirs, row -> published(plane, row))));
            rows.add(panels);
        }
        double[] heights = new double[rows.size()];
        Arrays.fill(heights, HEIGHT);
        return new Drawing(withBar(Sheet.grid(heights, rows)), caption(data));
    }

    private static String name(PhasePlane plane) {
        return plane.name().toLowerCase(Locale.ROOT);
    }

    private static Axis upward(PhasePlane plane, String label) {
        List<Double> grid = plane.grid();
        var ticks = new ArrayList<Axis.Tick>();
        var minor = new ArrayList<Double>();
        for (int i = 0; i < grid.size(); i++) {
            double value = grid.get(i);
            double decade = Math.log10(value);
            if (plane != PhasePlane.RATES) {
                ticks.add(new Axis.Tick(i, "$" + Math.round(value) + "$"));
            } else if (Math.abs(decade - Math.rint(decade)) < 1e-9) {
                ticks.add(new Axis.Tick(i, "$10^{" + Math.round(decade) + "}$"));
            } else {
                minor.add((double) i);
            }
        }
        return new Axis(label, false, -0.5, grid.size() - 0.5, List.copyOf(ticks), List.copyOf(minor), true);
    }

    private static Heat map(PhasePlane plane, List<CSVRecord> cells, Function<CSVRecord, Phase> phase) {
        List<Double> grid = plane.grid();
        double[][] values = new double[grid.size()][PhasePlane.DECODER_RATES.size()];
        for (CSVRecord row : cells) {
            int up = grid.indexOf(Double.valueOf(row.get(plane == PhasePlane.RATES ? "encoderRate" : "decay")));
            int across = PhasePlane.DECODER_RATES.indexOf(Double.valueOf(row.get("decoderRate")));
            if (up >= 0) {
                values[up][across] = ORDER.indexOf(phase.apply(row));
            }
        }
        return new Heat("phase", PhasePlane.DECODER_RATES.stream().mapToDouble(v -> v).toArray(),
                grid.stream().mapToDouble(v -> v).toArray(), values, value -> COLOURS.get(ORDER.get((int) value)));
    }

    private static Phase phase(CSVRecord row) {
        return Phase.valueOf(row.get("phase"));
    }

    private static Phase published(PhasePlane plane, CSVRecord row) {
        return Phase.of(step(row.get("train")), step(row.get("test")), plane.delay());
    }

    private static OptionalLong step(String cell) {
        return cell.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cell));
    }

    /** The sheet with a bar of the four colours below. */
    private static Sheet withBar(Sheet sheet) {
        double[] places = IntStream.range(0, ORDER.size()).asDoubleStream().toArray();
        List<Axis.Tick> names = IntStream.range(0, ORDER.size())
                .mapToObj(i -> new Axis.Tick(i, ORDER.get(i).name().toLowerCase(Locale.ROOT)))
                .toList();
        var bar = new Panel("bar", "", new Axis("phase", false, -0.5, ORDER.size() - 0.5, names, List.of(), true),
                new Axis("", false, 0, 1, List.of(), List.of(), false))
                .with(new Heat("colour", places, new double[] {0}, new double[][] {places}, value -> COLOURS.get(ORDER.get((int) value))));
        Rectangle2D first = sheet.cells().getFirst().frame();
        Rectangle2D last = sheet.cells().getLast().frame();
        var cells = new ArrayList<>(sheet.cells());
        cells.add(new Sheet.Cell(bar, new Rectangle2D.Double(first.getMinX(), sheet.height() + BAR / 2, last.getMaxX() - first.getMinX(), BAR)));
        return new Sheet(sheet.width(), sheet.height() + 1.5 * BAR + BELOW_BAR, List.copyOf(cells));
    }

    private static Caption caption(Path data) throws IOException {
        var counts = new StringBuilder();
        for (PhasePlane plane : PLANES) {
            List<CSVRecord> runs = DataFile.rows(data.resolve("runs-phases-" + name(plane) + ".csv"));
            counts.append(counts.isEmpty() ? "" : "; ").append(name(plane));
            for (Phase phase : ORDER) {
                long number = runs.stream().filter(row -> phase(row) == phase).count();
                counts.append(phase == ORDER.getFirst() ? " " : ", ").append(phase.name().toLowerCase(Locale.ROOT)).append(' ').append(number);
            }
        }
        return new Caption(
                "Four phases of training",
                """
                A cell is a run of the toy model; the colour is its phase by the steps to 90 %% accuracy on training and on test pairs within
                $10^4$ steps. Columns: three seeds, which draw training set, targets and start, and the authors' published run at the same
                values. Rows: the rate of the numbers without decay; the decay of the decoder, by squared error; by cross-entropy; products of
                permutations of three things. Delayed (grokking) from 2000 steps in the first row and from 1000 in the others, as in the authors' code. Over
                the seeds: %s."""
                        .formatted(counts),
                "Liu et al., arXiv 2205.10343, Fig. 6 (Fig. 5 of their code)",
                "T30",
                "width 200, $p = 10$ and 45 training pairs, permutations 24 of 36; encoder rate $10^{-3}$ but in the first row; AdamW",
                "nothing",
                "the run logs `data/runs-phases-*.csv`, written by `mvn -f paper-figures -Dretrain=phases-rates`, `-decay`, `-classes` and `-permutations`;"
                        + " last column: `data/published-phases.csv`, MIT licence");
    }
}
