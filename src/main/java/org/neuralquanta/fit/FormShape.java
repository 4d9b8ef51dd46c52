package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.form.Form;
import org.neuralquanta.form.Parameter;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.UnfittableException;

/** A form around the centres of the variables. Immutable, thread-safe. */
final class FormShape implements Shape {

    /** A grid of starts is searched on few runs, since evaluations of a form are slower than those of the classic sums. */
    private static final int RUNS_ON_GRID = 128;

    private final Form form;
    private final List<Parameter> parameters;
    private final double[] centres;

    private FormShape(Form form, double[] centres) {
        this.form = form;
        this.parameters = form.parameters();
        this.centres = centres;
    }

    static FormShape of(Form form, Runs runs) {
        double[] centres = new double[form.variables().size()];
        Arrays.setAll(centres, v -> runs.centre(form.centredWith(v)));
        return new FormShape(form, centres);
    }

    /** Runs for starting points, with variables counted from centres. */
    static Form.Data data(Runs runs, double... centres) {
        return new Form.Data() {
            @Override
            public int size() {
                return runs.size();
            }

            @Override
            public double log(int variable, int run) {
                return runs.log(variable, run) - centres[variable];
            }

            @Override
            public double logLoss(int run) {
                return runs.logLoss(run);
            }
        };
    }

    @Override
    public int dimension() {
        return parameters.size();
    }

    @Override
    public int runsOnGrid() {
        return RUNS_ON_GRID;
    }

    @Override
    public Evaluation evaluation() {
        return new Evaluation() {
            private final Jets jets = new Jets(dimension());
            private final double[] logs = new double[centres.length];
            private double[] prepared = {};
            private Jet[] coordinates = {};
            private int mark;

            @Override
            public void at(double[] theta, Runs runs, int run, Jet jet) {
                if (!isPrepared(theta)) {
                    prepared = Arrays.copyOf(theta, dimension());
                    jets.rewind(0);
                    coordinates = form.prepare(jets, jets(jets, prepared));
                    mark = jets.mark();
                }
                jets.rewind(mark);
                Arrays.setAll(logs, v -> runs.log(v, run) - centres[v]);
                jet.set(form.logLoss(jets, coordinates, logs));
            }

            // Theta may go on with the scale of the penalty.
            private boolean isPrepared(double[] theta) {
                return prepared.length > 0 && Arrays.equals(prepared, 0, dimension(), theta, 0, dimension());
            }
        };
    }

    private static Jet[] jets(Jets jets, double[] theta) {
        return IntStream.range(0, theta.length).mapToObj(j -> jets.coordinate(j, theta[j])).toArray(Jet[]::new);
    }

    /** The coordinates around other centres, as functions of those around these. */
    private Jet[] moved(double[] theta, double... others) {
        var jets = new Jets(dimension());
        Jet[] at = jets(jets, Arrays.copyOf(theta, dimension()));
        return IntStream.range(0, at.length)
                .mapToObj(j -> {
                    int variable = parameters.get(j).variable();
                    return variable < 0
                            ? at[j]
                            : jets.sum(at[j], 1, parameters.get(j).shift().of(jets, at), others[variable] - centres[variable]);
                })
                .toArray(Jet[]::new);
    }

    @Override
    public double[] parameters(double[] theta) {
        Jet[] natural = moved(theta, new double[centres.length]);
        double[] values = new double[natural.length];
        Arrays.setAll(values, j -> parameters.get(j).logarithm() ? Math.exp(natural[j].value) : natural[j].value);
        return values;
    }

    @Override
    public List<Coordinate> coordinates() {
        return IntStream.range(0, dimension())
                .mapToObj(j -> new Coordinate(
                        parameters.get(j).name(), j, parameters.get(j).variable(), parameters.get(j).logarithm()))
                .toList();
    }

    @Override
    public double[][] jacobian(double[] theta) {
        return Arrays.stream(moved(theta, new double[centres.length])).map(jet -> jet.gradient).toArray(double[][]::new);
    }

    @Override
    public double[] recentred(double[] theta, double... others) {
        double[] result = theta.clone();
        Jet[] moved = moved(theta, others);
        for (int j = 0; j < moved.length; j++) {
            result[j] = moved[j].value;
        }
        return result;
    }

    @Override
    public Shape around(double... others) {
        double[] shared = new double[centres.length];
        Arrays.setAll(shared, v -> others[form.centredWith(v)]);
        return new FormShape(form, shared);
    }

    @Override
    public double[] centres() {
        return centres.clone();
    }

    @Override
    public List<double[]> starts(Runs runs) {
        try {
            return form.starts(data(runs, centres));
        } catch (IllegalArgumentException e) {
            throw new UnfittableException(String.valueOf(e.getMessage()));
        }
    }
}
