package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.UnfittableException;

/**
 * A shape with some coordinates held at values. Variables on whose centre a held coordinate depends have the centre 0, where its value is
 * that of the parameter. Immutable, thread-safe.
 */
final class FixedShape implements Shape {

    private final CurveModel.Fixed model;
    private final Shape base;

    /** By coordinate of the base: the value that is held, NaN for those that are free. */
    private final double[] held;

    /** The coordinates of the base that are free. */
    private final int[] free;

    /** The reported parameters of the base that are free. */
    private final int[] reported;

    private FixedShape(CurveModel.Fixed model, Shape base, double[] held) {
        this.model = model;
        this.base = base;
        this.held = held;
        this.free = IntStream.range(0, held.length).filter(j -> Double.isNaN(held[j])).toArray();
        List<String> names = model.base().parameters();
        this.reported = model.parameters().stream().mapToInt(names::indexOf).toArray();
    }

    static FixedShape of(CurveModel.Fixed model, Shape base) {
        double[] held = new double[base.dimension()];
        Arrays.fill(held, Double.NaN);
        double[] centres = base.centres();
        var values = new LinkedHashMap<>(model.values());
        for (Coordinate coordinate : base.coordinates()) {
            Double value = values.remove(coordinate.name());
            if (value != null) {
                held[coordinate.index()] = coordinate.logarithm() ? Math.log(value) : value;
                if (Double.isNaN(held[coordinate.index()])) {
                    throw new UnfittableException(coordinate.name() + " must be >= 0 to be fixed, was " + value);
                }
                if (coordinate.variable() >= 0) {
                    centres[coordinate.variable()] = 0;
                }
            }
        }
        if (!values.isEmpty()) {
            throw new UnfittableException(values.keySet().iterator().next() + " of the model " + model.base().name()
                    + " follows from its other parameters and cannot be fixed");
        }
        return new FixedShape(model, base.around(centres), held);
    }

    Shape base() {
        return base;
    }

    /** The coordinates of the base that are free. */
    int[] free() {
        return free.clone();
    }

    /** The coordinates of the base, with those that are held. */
    double[] full(double[] theta) {
        double[] all = Arrays.copyOf(held, held.length + theta.length - free.length);
        for (int j = 0; j < free.length; j++) {
            all[free[j]] = theta[j];
        }
        System.arraycopy(theta, free.length, all, held.length, theta.length - free.length);
        return all;
    }

    private double[] part(double[] all) {
        double[] theta = new double[all.length - held.length + free.length];
        for (int j = 0; j < free.length; j++) {
            theta[j] = all[free[j]];
        }
        System.arraycopy(all, held.length, theta, free.length, all.length - held.length);
        return theta;
    }

    @Override
    public int dimension() {
        return free.length;
    }

    @Override
    public int runsOnGrid() {
        return base.runsOnGrid();
    }

    @Override
    public Evaluation evaluation() {
        Evaluation inner = base.evaluation();
        var all = new Jet(held.length);
        return (theta, runs, run, jet) -> {
            inner.at(full(theta), runs, run, all);
            jet.value = all.value;
            for (int j = 0; j < free.length; j++) {
                jet.gradient[j] = all.gradient[free[j]];
                for (int k = 0; k <= j; k++) {
                    jet.hessian[j][k] = all.hessian[free[j]][free[k]];
                }
            }
        };
    }

    @Override
    public double[] parameters(double[] theta) {
        double[] all = base.parameters(full(theta));
        return Arrays.stream(reported).mapToDouble(i -> all[i]).toArray();
    }

    @Override
    public List<Coordinate> coordinates() {
        return base.coordinates().stream()
                .filter(c -> Double.isNaN(held[c.index()]))
                .map(c -> new Coordinate(c.name(), Arrays.binarySearch(free, c.index()), c.variable(), c.logarithm()))
                .toList();
    }

    @Override
    public double[][] jacobian(double[] theta) {
        double[][] all = base.jacobian(full(theta));
        return Arrays.stream(reported)
                .mapToObj(i -> Arrays.stream(free).mapToDouble(j -> all[i][j]).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public double[] recentred(double[] theta, double... centres) {
        return part(base.recentred(full(theta), centres));
    }

    @Override
    public Shape around(double... centres) {
        return new FixedShape(model, base.around(centres), held);
    }

    @Override
    public double[] centres() {
        return base.centres();
    }

    @Override
    public List<double[]> starts(Runs runs) {
        double[] means = IntStream.range(0, base.centres().length).mapToDouble(runs::centre).toArray();
        Shape amid = base.around(means);
        return amid.starts(runs).stream()
                .map(start -> part(amid.recentred(start, base.centres())))
                .map(start -> Arrays.stream(start).boxed().toList())
                .distinct()
                .map(start -> start.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
    }
}
