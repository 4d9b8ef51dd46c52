package org.neuralquanta.figures.speed;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Measured throughput of several threads, and latency of requests that arrive at random. */
public final class Load implements Figure {

    private static final double CORES = 2;

    /** The share of the frames of latency above all points, where the names stand. */
    private static final double HEAD = 0.3;

    /** A percentile: a column of the file. */
    private record Percentile(String column, String name, Color color, Shape symbol) {}

    private static final List<Percentile> PERCENTILES = List.of(
            new Percentile("p99", "99 \\%", Style.VERMILLION, Marker.TRIANGLE),
            new Percentile("p95", "95 \\%", Style.ORANGE, Marker.SQUARE),
            new Percentile("median", "median", Style.BLUE, Marker.CIRCLE));

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> rows = DataFile.rows(Measured.file(data, "load.csv"));
        List<CSVRecord> closed = rows.stream().filter(row -> row.get("loop").equals("closed")).toList();
        List<CSVRecord> open = rows.stream().filter(row -> row.get("loop").equals("open")).toList();
        List<String> requests = closed.stream().map(row -> row.get("request")).distinct().toList();
        double most = Math.max(CORES, closed.stream().mapToDouble(row -> Double.parseDouble(row.get("relative"))).max().orElse(1));
        Axis throughput = Axis.linear("throughput", 0, 1.15 * most, most < 4 ? 0.5 : 1);
        Axis latency = latency(open);
        var above = new ArrayList<Panel>();
        var below = new ArrayList<Panel>();
        for (String request : requests) {
            boolean first = above.isEmpty();
            above.add(throughput(request, of(closed, request), first ? throughput : throughput.bare()));
            below.add(latency(request, of(open, request), first ? latency : latency.bare(), first));
        }
        return new Drawing(Sheet.grid(new double[] {80, 110}, List.of(List.copyOf(above), List.copyOf(below))), caption(closed, open));
    }

    private static List<CSVRecord> of(List<CSVRecord> rows, String request) {
        return rows.stream().filter(row -> row.get("request").equals(request)).toList();
    }

    private static Panel throughput(String request, List<CSVRecord> rows, Axis vertical) {
        var ticks = List.of(new Axis.Tick(1, "$1$"), new Axis.Tick(4, "$4$"), new Axis.Tick(16, "$16$"));
        var panel = new Panel("throughput: " + request, request, new Axis("threads", true, 0.8, 20, ticks, List.of(2.0, 8.0), true), vertical);
        double[] threads = DataFile.column(rows, "threads");
        double[] relative = DataFile.column(rows, "relative");
        return panel.with(new Layer.Line("two cores", Style.GREY, Style.DOTTED, new double[] {0.8, 20}, new double[] {CORES, CORES}))
                .with(new Layer.Line(request, Style.BLUE, Style.THIN, threads, relative))
                .with(new Layer.Points(request, Style.BLUE, Marker.CIRCLE, true, threads, relative));
    }

    private static Axis latency(List<CSVRecord> open) {
        double least = PERCENTILES.stream().flatMap(p -> values(open, p).stream()).mapToDouble(row -> row[1]).min().orElse(1) / 2;
        double most = PERCENTILES.stream().flatMap(p -> values(open, p).stream()).mapToDouble(row -> row[1]).max().orElse(10) * 2;
        double decades = Math.log10(most / least) / (1 - HEAD);
        return Axis.decades("latency in seconds", least, least * Math.pow(10, decades), (int) Math.ceil(decades / 8));
    }

    private static Panel latency(String request, List<CSVRecord> rows, Axis vertical, boolean named) {
        var panel = new Panel("latency: " + request, "", Axis.linear("load", 0, 1.05, 0.5), vertical);
        for (int i = 0; i < PERCENTILES.size(); i++) {
            Percentile percentile = PERCENTILES.get(i);
            double[] loads = values(rows, percentile).stream().mapToDouble(row -> row[0]).toArray();
            double[] seconds = values(rows, percentile).stream().mapToDouble(row -> row[1]).toArray();
            panel.with(new Layer.Line(percentile.column, percentile.color, Style.THIN, loads, seconds))
                    .with(new Layer.Points(percentile.column, percentile.color, percentile.symbol, true, loads, seconds));
            if (named) {
                panel.label(new Tex(percentile.name, Style.ink(percentile.color)), 0, vertical.upper(), 5, -8 - 10 * i, Tex.Anchor.LEFT);
            }
        }
        return panel;
    }

    /** Load and latency, where there were enough requests for the percentile. */
    private static List<double[]> values(List<CSVRecord> rows, Percentile percentile) {
        return rows.stream()
                .filter(row -> !row.get(percentile.column).isEmpty())
                .map(row -> new double[] {Double.parseDouble(row.get("load")), Double.parseDouble(row.get(percentile.column))})
                .toList();
    }

    private static Caption caption(List<CSVRecord> closed, List<CSVRecord> open) {
        return new Caption(
                "Many threads, and requests at random times",
                String.format(Locale.ROOT, """
                        Above, answers per second in a closed loop, in which each thread asks again as soon as it is answered, relative to one thread. Two threads answer
                        %s times as much as one on two cores (dotted), sixteen %s times. Below, the latency of requests that arrive at
                        random (a Poisson process) and are served by two threads, against the load, the share of what two threads
                        answer in a closed loop: median, 95th and 99th percentile. Latency counts from the arrival, so that waiting for slow
                        answers is part of it. At half load the 99th percentile is %s times the median. Every answer was compared with that of one thread; none differed.""",
                        range(closed, "threads", 2, "relative"), range(closed, "threads", 16, "relative"), tail(open)),
                "none",
                "T11, T17, T38",
                "laws: $\\alpha = 0.4$, $\\tau = 2$, amounts of data from 10 to $10^{18}$; simulation: 1000 quanta, 16 replicates; fit: a power law to 100 runs; derivation: with its text",
                "nothing",
                "everything, in `src/jmh/results/load.csv`, whose head names machine and command");
    }

    private static String range(List<CSVRecord> rows, String column, int value, String of) {
        double[] found = rows.stream()
                .filter(row -> Integer.parseInt(row.get(column)) == value)
                .mapToDouble(row -> Double.parseDouble(row.get(of)))
                .sorted()
                .toArray();
        return span(found);
    }

    private static String tail(List<CSVRecord> open) {
        return span(open.stream()
                .filter(row -> Double.parseDouble(row.get("load")) == 0.5 && !row.get("p99").isEmpty())
                .mapToDouble(row -> Double.parseDouble(row.get("p99")) / Double.parseDouble(row.get("median")))
                .sorted()
                .toArray());
    }

    private static String span(double[] sorted) {
        return sorted.length == 0 ? "(not measured)" : digits(sorted[0]) + " to " + digits(sorted[sorted.length - 1]);
    }

    private static String digits(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio);
    }
}
