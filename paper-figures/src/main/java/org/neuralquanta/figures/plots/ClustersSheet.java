package org.neuralquanta.figures.plots;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Heat;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Viridis;
import org.neuralquanta.plot.Plot;

/** Similarities in the order of the clusters found, largest first, and cluster sizes by rank, found and true. */
final class ClustersSheet {

    private static final int MOST_CELLS = 250;

    private ClustersSheet() {}

    static Sheet of(Plot.Clusters plot) {
        return Sheet.column(new double[] {258, 110}, List.of(similarities(plot), sizes(plot)));
    }

    private static Panel similarities(Plot.Clusters plot) {
        int[] order = order(plot.found());
        int cells = Math.min(MOST_CELLS, order.length);
        double[] place = IntStream.range(0, cells).mapToDouble(i -> (i + 0.5) * order.length / cells).toArray();
        double[][] mean = new double[cells][cells];
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                mean[cells - 1 - row][column] = mean(plot.similarities(), order, cells, row, column);
            }
        }
        Axis axis = FittedAxis.samples("samples by cluster", order.length);
        var panel = new Panel("similarities", "", axis, FittedAxis.samples("", order.length).bare())
                .with(new Heat("similarity", place, place, mean));
        for (double level : new double[] {0, 0.5, 1}) {
            panel.key(Layer.Points.sample(Viridis.of(level), Marker.SQUARE, true),
                    "similarity $" + level + "$");
        }
        return panel;
    }

    /** Samples by cluster, the clusters by size. */
    private static int[] order(Clustering found) {
        int[] sizes = found.sizes();
        return IntStream.range(0, found.samples()).boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> -sizes[found.cluster(i)]).thenComparingInt(i -> found.cluster(i)).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    private static double mean(SimilarityMatrix matrix, int[] order, int cells, int row, int column) {
        double sum = 0;
        int count = 0;
        for (int i = row * order.length / cells; i < (row + 1) * order.length / cells; i++) {
            for (int j = column * order.length / cells; j < (column + 1) * order.length / cells; j++) {
                sum += Math.clamp(matrix.value(order[i], order[j]), 0, 1);
                count++;
            }
        }
        return sum / count;
    }

    private static Panel sizes(Plot.Clusters plot) {
        double[] found = bySize(plot.found());
        double[] truth = plot.truth().map(ClustersSheet::bySize).orElse(new double[0]);
        double[] ranks = DoubleStream.iterate(1, k -> k + 1).limit(Math.max(found.length, truth.length)).toArray();
        var panel = new Panel("sizes", "", FittedAxis.logarithmic("rank of the cluster", ranks),
                FittedAxis.logarithmic("samples", DoubleStream.concat(DoubleStream.of(found), DoubleStream.of(truth)).toArray()));
        if (plot.truth().isPresent()) {
            panel.with(new Layer.Line("true", Style.BLACK, Style.SOLID, Arrays.copyOf(ranks, truth.length), truth), "true clusters");
        }
        return panel.with(
                new Layer.Points("found", Style.VERMILLION, Marker.CIRCLE, false, Arrays.copyOf(ranks, found.length), found), "found clusters");
    }

    private static double[] bySize(Clustering clusters) {
        return Arrays.stream(clusters.sizes()).mapToDouble(size -> -size).sorted().map(size -> -size).filter(size -> size > 0).toArray();
    }
}
