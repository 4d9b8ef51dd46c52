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
import java.util.stream.Collectors;
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
    private static final double HEIGHT = 66;
    private static final double BAR = 9;
    private static final double BELOW_BAR = 26;

    @Override
    public String name() {
        return "grokking-phases";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        var rows = new ArrayList<List<Panel>>();
        rows.add(seeds(small(data), "width 50", "decay $\\gamma_D$"));
        for (PhasePlane plane : PhasePlane.values()) {
            List<CSVRecord> runs = DataFile.rowsIfWritten(data.resolve("runs-phases-" + name(plane) + ".csv"));
            if (!runs.isEmpty()) {
                rows.add(seeds(runs, name(plane), meaning(plane)));
            }
        }
        double[] heights = new double[rows.size()];
        Arrays.fill(heights, HEIGHT);
        var published = new ArrayList<Panel>();
        for (PhasePlane plane : PhasePlane.values()) {
            List<CSVRecord> cells = published(data, plane);
            published.add(map("published, " + name(plane), name(plane), cells, row -> phase(plane, row), meaning(plane), 2));
        }
        Sheet sheet = below(Sheet.grid(heights, rows), Sheet.grid(new double[] {HEIGHT}, List.of(published)));
        return new Drawing(withBar(sheet), caption(data));
    }

    private static List<CSVRecord> small(Path data) throws IOException {
        return DataFile.rows(data.resolve("runs-phases.csv"));
    }

    private static List<CSVRecord> published(Path data, PhasePlane plane) throws IOException {
        return DataFile.rows(data.resolve("published-phases.csv")).stream().filter(row -> row.get("plane").equals(name(plane))).toList();
    }

    private static String name(PhasePlane plane) {
        return plane.name().toLowerCase(Locale.ROOT);
    }

    private static String meaning(PhasePlane plane) {
        return plane == PhasePlane.RATES ? "encoder rate $\\eta_E$" : "decay $\\gamma_D$";
    }

    private static List<Panel> seeds(List<CSVRecord> runs, String name, String meaning) {
        return runs.stream()
                .map(row -> row.get("seed"))
                .distinct()
                .map(seed -> map(name + ", seed " + seed, name + ", seed " + seed,
                        runs.stream().filter(row -> row.get("seed").equals(seed)).toList(), GrokkingPhases::phase, meaning, 1))
                .toList();
    }

    /** A map of all cells; rows and columns are the values that occur, evenly spaced. */
    private static Panel map(String name, String title, List<CSVRecord> cells, Function<CSVRecord, Phase> phase, String meaning, int every) {
        boolean rates = distinct(cells, "encoderRate").length > 1;
        double[] across = distinct(cells, "decoderRate");
        double[] up = distinct(cells, rates ? "encoderRate" : "decay");
        double[][] values = new double[up.length][across.length];
        for (CSVRecord row : cells) {
            values[Arrays.binarySearch(up, Double.parseDouble(row.get(rates ? "encoderRate" : "decay")))]
                    [Arrays.binarySearch(across, Double.parseDouble(row.get("decoderRate")))] = ORDER.indexOf(phase.apply(row));
        }
        double half = Math.pow(across[across.length - 1] / across[0], 0.5 / (across.length - 1));
        Axis horizontal = Axis.decades("decoder rate $\\eta_D$", across[0] / half, across[across.length - 1] * half, every);
        return new Panel(name, title, horizontal, upward(up, rates, meaning))
                .with(new Heat("phase", across, up, values, value -> COLOURS.get(ORDER.get((int) value))));
    }

    private static double[] distinct(List<CSVRecord> cells, String column) {
        return Arrays.stream(DataFile.column(cells, column)).distinct().sorted().toArray();
    }

    /** Powers of ten of rates, and every second of many decays, have a label. */
    private static Axis upward(double[] values, boolean rates, String label) {
        var ticks = new ArrayList<Axis.Tick>();
        var minor = new ArrayList<Double>();
        for (int i = 0; i < values.length; i++) {
            double decade = Math.log10(values[i]);
            if (rates && Math.abs(decade - Math.rint(decade)) < 1e-9) {
                ticks.add(new Axis.Tick(i, "$10^{" + Math.round(decade) + "}$"));
            } else if (!rates && (values.length < 8 || i % 2 == 0)) {
                boolean whole = values[i] == Math.rint(values[i]);
                ticks.add(new Axis.Tick(i, "$" + (whole ? String.valueOf(Math.round(values[i])) : String.valueOf(values[i])) + "$"));
            } else {
                minor.add((double) i);
            }
        }
        return new Axis(label, false, -0.5, values.length - 0.5, List.copyOf(ticks), List.copyOf(minor), true);
    }

    private static Phase phase(CSVRecord row) {
        return Phase.valueOf(row.get("phase"));
    }

    private static Phase phase(PhasePlane plane, CSVRecord row) {
        return Phase.of(step(row.get("train")), step(row.get("test")), plane.delay());
    }

    private static OptionalLong step(String cell) {
        return cell.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cell));
    }

    private static Sheet below(Sheet upper, Sheet lower) {
        var cells = new ArrayList<>(upper.cells());
        for (Sheet.Cell cell : lower.cells()) {
            Rectangle2D frame = cell.frame();
            cells.add(new Sheet.Cell(cell.panel(), new Rectangle2D.Double(
                    frame.getX(), frame.getY() + upper.height(), frame.getWidth(), frame.getHeight())));
        }
        return new Sheet(upper.width(), upper.height() + lower.height(), List.copyOf(cells));
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

    private static String counts(List<CSVRecord> rows, Function<CSVRecord, Phase> phase) {
        return ORDER.stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT) + " " + rows.stream().filter(row -> phase.apply(row) == one).count())
                .collect(Collectors.joining(", "));
    }

    private static Caption caption(Path data) throws IOException {
        var theirs = new ArrayList<String>();
        for (PhasePlane plane : PhasePlane.values()) {
            theirs.add(name(plane) + " " + counts(published(data, plane), row -> phase(plane, row)));
        }
        return new Caption(
                "Four phases of training",
                """
                A cell is a run of the toy model; the colour is its phase by the steps to 90 %% accuracy on training and on test pairs within
                $10^4$ steps. Top: runs here, a map for each seed, which draws training set, targets and start. Of the %s cells at width 50: %s. Neighbouring
                maps differ: the phase of a single cell depends on the seed. Bottom: the runs published by Liu et al., width 200, one seed for each map:
                the rate of the numbers, and the decay of the decoder by squared error, by cross-entropy (classes), and for products of permutations.
                There: %s. Delayed (grokking) from 1000 steps on, in the map of rates from 2000, as in the authors' code."""
                        .formatted(small(data).size(), counts(small(data), GrokkingPhases::phase), String.join("; ", theirs)),
                "Liu et al., arXiv 2205.10343, Fig. 6 (Fig. 5 of their code)",
                "T30",
                "$p = 10$ and 45 training pairs, permutations of three and 24 of 36 pairs; encoder rate $10^{-3}$ but in the map of rates; AdamW",
                "nothing",
                "above: the run logs `data/runs-phases*.csv`, written by `mvn -f paper-figures -Dretrain=phases`; below: `data/published-phases.csv`, MIT licence");
    }
}
