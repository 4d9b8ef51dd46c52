package org.neuralquanta.transformer;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** The mean loss of a transformer in double precision, in the plainest way: what derivatives are compared with. */
final class DoubleTransformer {

    private final TransformerShape shape;
    private final double[] parameters;
    private final IntPredicate counted;
    private int at;
    private int units;

    /** Which hidden units were above 0 in the last loss: it is smooth where this stays the same. */
    private final BitSet positive = new BitSet();

    private DoubleTransformer(TransformerShape shape, double[] parameters, IntPredicate counted) {
        this.shape = shape;
        this.parameters = parameters;
        this.counted = counted;
    }

    record Value(double loss, BitSet positive) {}

    static Value loss(TransformerShape shape, double[] parameters, Sequences sequences) {
        Value sum = sum(shape, parameters, sequences, _ -> true);
        return new Value(sum.loss / sequences.labels().length, sum.positive);
    }

    /** The loss of one prediction alone. */
    static Value loss(TransformerShape shape, double[] parameters, Sequences sequences, int prediction) {
        return sum(shape, parameters, sequences, row -> row == prediction);
    }

    private static Value sum(TransformerShape shape, double[] parameters, Sequences sequences, IntPredicate counted) {
        var all = new DoubleTransformer(shape, parameters, counted);
        double total = 0;
        for (int s = 0; s < sequences.size(); s++) {
            total += all.loss(sequences, s);
        }
        return new Value(total, all.positive);
    }

    private double loss(Sequences sequences, int s) {
        int context = shape.context();
        int width = shape.width();
        double[][] x = new double[context][width];
        for (int i = 0; i < context; i++) {
            for (int w = 0; w < width; w++) {
                x[i][w] = parameters[sequences.symbols()[s * context + i] * width + w] + parameters[(shape.symbols() + i) * width + w];
            }
        }
        at = (shape.symbols() + context) * width;
        for (int block = 0; block < shape.blocks(); block++) {
            x = sum(x, linear(attention(linear(norm(x), 3 * width, shape.biased())), width, shape.biased()));
            double[][] z = linear(norm(x), shape.hidden(), shape.biased());
            for (double[] row : z) {
                for (int h = 0; h < row.length; h++) {
                    positive.set(units++, row[h] > 0);
                    row[h] = Math.max(0, row[h]);
                }
            }
            x = sum(x, linear(z, width, shape.biased()));
        }
        double[][] outputs = linear(norm(x), shape.outputs(), false);
        double total = 0;
        for (int p = 0; p < shape.predictions(); p++) {
            double[] z = outputs[context - shape.predictions() + p];
            double odds = 0;
            for (double logit : z) {
                odds += Math.exp(logit - z[sequences.labels()[s * shape.predictions() + p]]);
            }
            total += counted.test(s * shape.predictions() + p) ? Math.log(odds) : 0;
        }
        return total;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] result = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int w = 0; w < a[i].length; w++) {
                result[i][w] = a[i][w] + b[i][w];
            }
        }
        return result;
    }

    private double[][] norm(double[][] x) {
        if (!shape.normalised()) {
            return x;
        }
        double[][] result = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            int n = x[i].length;
            double mean = 0;
            double square = 0;
            for (double value : x[i]) {
                mean += value / n;
            }
            for (double value : x[i]) {
                square += (value - mean) * (value - mean) / n;
            }
            for (int w = 0; w < n; w++) {
                result[i][w] = parameters[at + w] * (x[i][w] - mean) / Math.sqrt(square + 1e-5) + parameters[at + n + w];
            }
        }
        at += 2 * x[0].length;
        return result;
    }

    private double[][] linear(double[][] x, int outputs, boolean biased) {
        int inputs = x[0].length;
        double[][] result = new double[x.length][outputs];
        for (int i = 0; i < x.length; i++) {
            for (int o = 0; o < outputs; o++) {
                result[i][o] = biased ? parameters[at + inputs * outputs + o] : 0;
                for (int w = 0; w < inputs; w++) {
                    result[i][o] += x[i][w] * parameters[at + w * outputs + o];
                }
            }
        }
        at += inputs * outputs + (biased ? outputs : 0);
        return result;
    }

    private double[][] attention(double[][] qkv) {
        int width = shape.width();
        int size = width / shape.heads();
        double[][] result = new double[qkv.length][width];
        for (int head = 0; head < shape.heads(); head++) {
            for (int i = 0; i < qkv.length; i++) {
                double[] weights = new double[i + 1];
                double total = 0;
                for (int j = 0; j <= i; j++) {
                    double score = 0;
                    for (int w = head * size; w < (head + 1) * size; w++) {
                        score += qkv[i][w] * qkv[j][width + w];
                    }
                    weights[j] = Math.exp(score / Math.sqrt(size));
                    total += weights[j];
                }
                for (int j = 0; j <= i; j++) {
                    for (int w = head * size; w < (head + 1) * size; w++) {
                        result[i][w] += weights[j] / total * qkv[j][2 * width + w];
                    }
                }
            }
        }
        return result;
    }
}
