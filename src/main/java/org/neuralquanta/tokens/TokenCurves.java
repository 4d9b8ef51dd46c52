package org.neuralquanta.tokens;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.runs.Runs;

/**
 * The losses of single tokens of networks of several sizes (T24). The loss of a token that uses one quantum falls in one jump, that of a
 * token that uses many falls gradually, and only the mean is a power law. A token is learned at a size where its loss is nearer to its own
 * last loss than to its own first. Immutable, thread-safe.
 *
 * <p>The losses are read row by row, five times; 10^8 tokens take minutes. Source: Michaud et al., arXiv 2303.13506, section 5, Figs 3 and 4.
 */
@Statement("T24")
public final class TokenCurves {

    private static final int QUANTILE_BITS = 10;
    private static final int SHARPNESS_BITS = 10;
    private static final long FEWEST_PLANTED = 50_000;
    private static final long MOST_PLANTED = 1_000_000;
    private static final long MOST_OF_POWER_LAWS = 20_000;

    private final Ladder ladder;
    private final long tokens;
    private final double[] means;
    private final double[] squares;
    private final Histogram[] losses;
    private final long[] learned;
    private final Sharpest sharpest;
    private final Histogram sharpness;
    private final Noise noise;
    private final JumpTest test;
    private final JumpTest testOfRun;
    private final JumpShare jumps;
    private final JumpShare beyondPowerLaws;
    private final Places jumpPlaces;
    private final Places plantedPlaces;

    private TokenCurves(Matrix matrix, Ladder ladder, double falseAlarm, long seed) {
        this.ladder = ladder;
        this.tokens = matrix.rows();
        this.sharpest = new Sharpest(ladder);
        int n = ladder.sizes();
        this.means = new double[n];
        this.squares = new double[n];
        this.losses = new Histogram[n];
        Arrays.setAll(losses, _ -> new Histogram(QUANTILE_BITS));
        forEach(matrix, (token, _, curve) -> {
            for (int i = 0; i < n; i++) {
                double before = curve[i] - means[i];
                means[i] += before / (token + 1);
                squares[i] += before * (curve[i] - means[i]);
                losses[i].add(curve[i]);
            }
        });
        double fall = means[0] - means[n - 1];
        if (!(fall > 0)) {
            throw new IllegalArgumentException(matrix.name() + ": the mean loss does not fall, from " + means[0] + " at the smallest size to "
                    + means[n - 1] + " at the largest; are the columns in the order of the sizes?");
        }
        double[] shape = Arrays.stream(means).map(mean -> (mean - means[n - 1]) / fall).toArray();
        var noise = new Noise(ladder, shape);
        forEach(matrix, (_, row, curve) -> noise.add(row, curve));
        noise.finish();
        this.noise = noise;
        this.test = new JumpTest(ladder, sharpest, shape, falseAlarm);
        this.testOfRun = new JumpTest(ladder.single(), sharpest, shape, falseAlarm);
        var stream = RandomStream.of(seed, 0);
        long every = Math.max(1, tokens / MOST_PLANTED);
        int copies = (int) Math.max(1, FEWEST_PLANTED / tokens);
        forEach(matrix, (token, row, curve) -> {
            if (token % every != 0) {
                return;
            }
            Noise.Token own = noise.of(row);
            double[] smooth = test.smooth(curve);
            for (int copy = 0; copy < copies; copy++) {
                calibrate(noise.around(smooth, own, stream, token, 2L * copy));
            }
        });
        test.finish();
        testOfRun.finish();
        this.learned = new long[n];
        this.sharpness = new Histogram(SHARPNESS_BITS);
        this.jumpPlaces = new Places(ladder);
        this.plantedPlaces = new Places(ladder);
        Map<TokenKind, Long> kinds = new EnumMap<>(TokenKind.class);
        Map<TokenKind, Long> planted = new EnumMap<>(TokenKind.class);
        forEach(matrix, (token, row, curve) -> {
            Noise.Token own = noise.of(row);
            TokenKind kind = kind(own);
            kinds.merge(kind, 1L, Long::sum);
            if (kind.falls()) {
                sharpness.add(sharpest.of(curve));
                for (int i = 0; i < n; i++) {
                    learned[i] += curve[i] < (curve[0] + curve[n - 1]) / 2 ? 1 : 0;
                }
            }
            compareRuns(row, own.deviation(), jumpPlaces);
            double[] smooth = test.smooth(curve);
            for (int copy = 0; copy < copies && token % every == 0; copy++) {
                double[] drawn = noise.around(smooth, own, stream, token, 2L * copy + 1);
                Noise.Token ofDrawn = noise.of(drawn);
                planted.merge(kind(ofDrawn), 1L, Long::sum);
                compareRuns(drawn, ofDrawn.deviation(), plantedPlaces);
            }
        });
        long plantedJumps = planted.getOrDefault(TokenKind.ONE_JUMP, 0L);
        this.jumps = share(kinds, falseAlarm, plantedJumps + planted.getOrDefault(TokenKind.GRADUAL, 0L), plantedJumps);
        this.beyondPowerLaws = beyondPowerLaws(matrix, falseAlarm, seed);
    }

    /** Planted losses are analysed as measured ones are: their noise is measured anew. */
    private void calibrate(double[] planted) {
        Noise.Token own = noise.of(planted);
        test.calibrate(own.means(), own.deviation());
        if (ladder.runsOfEach() > 1) {
            testOfRun.calibrate(ladder.run(planted, 0), own.deviation());
        }
    }

    private TokenKind kind(Noise.Token token) {
        return test.kind(token.means(), token.deviation());
    }

    /** Each run of a token is a jump or not by itself; the places where others fall are compared with its own. */
    private void compareRuns(double[] row, double deviation, Places places) {
        int runs = ladder.runsOfEach();
        for (int run = 0; run < runs && runs > 1; run++) {
            double[] curve = ladder.run(row, run);
            if (testOfRun.kind(curve, deviation) == TokenKind.ONE_JUMP) {
                for (int other = 0; other < runs; other++) {
                    if (other != run) {
                        places.add(curve, ladder.run(row, other));
                    }
                }
            }
        }
    }

    private JumpShare beyondPowerLaws(Matrix matrix, double falseAlarm, long seed) {
        var power = new PowerTest(ladder, sharpest, noise, falseAlarm, seed);
        long every = (tokens + MOST_OF_POWER_LAWS - 1) / MOST_OF_POWER_LAWS;
        Map<TokenKind, Long> kinds = new EnumMap<>(TokenKind.class);
        long[] planted = new long[2];
        forEach(matrix, (token, row, _) -> {
            if (token % every != 0) {
                return;
            }
            Noise.Token own = noise.of(row);
            TokenKind kind = kind(own);
            if (kind.falls()) {
                double[] law = power.nearest(own.means());
                kind = power.isJump(own, law, token, false) ? TokenKind.ONE_JUMP : TokenKind.GRADUAL;
                Noise.Token drawn = noise.of(power.plant(law, own, token));
                if (kind(drawn).falls()) {
                    planted[power.isJump(drawn, power.nearest(drawn.means()), token, true) ? 1 : 0]++;
                }
            }
            kinds.merge(kind, 1L, Long::sum);
        });
        return share(kinds, falseAlarm, planted[0] + planted[1], planted[1]);
    }

    private static JumpShare share(Map<TokenKind, Long> kinds, double falseAlarm, long planted, long plantedJumps) {
        return new JumpShare(
                kinds.getOrDefault(TokenKind.ONE_JUMP, 0L), kinds.getOrDefault(TokenKind.GRADUAL, 0L),
                kinds.getOrDefault(TokenKind.WORSE, 0L), kinds.getOrDefault(TokenKind.UNCHANGED, 0L), falseAlarm, planted, plantedJumps);
    }

    /**
     * Analyses losses.
     *
     * @param losses tokens × columns, ≥ 0, in nats or any other unit
     * @param sizes the size of the network of each column, non-decreasing; equal sizes are runs with different seeds, from which noise is
     *     measured
     * @param falseAlarm the share of smooth curves that may count as jumps, above 0.001 and below 0.5
     * @param seed the seed of the planted curves
     * @return the analysis
     * @throws IllegalArgumentException if an argument is out of range, there are not as many sizes as columns, a loss is negative or not finite, or
     *     the mean loss does not fall
     */
    public static TokenCurves of(Matrix losses, double[] sizes, double falseAlarm, long seed) {
        if (!(falseAlarm > 0.001 && falseAlarm < 0.5)) {
            throw new IllegalArgumentException("false-alarm rate must be above 0.001 and below 0.5, was " + falseAlarm);
        }
        if (losses.columns() != sizes.length) {
            throw new IllegalArgumentException(losses.name() + ": there must be a size for each of " + losses.columns() + " columns, were "
                    + sizes.length);
        }
        return new TokenCurves(losses, Ladder.of(sizes), falseAlarm, seed);
    }

    private interface Visitor {
        void see(long token, double[] row, double[] curve);
    }

    private void forEach(Matrix matrix, Visitor visitor) {
        double[] row = new double[ladder.columns()];
        double[] curve = new double[ladder.sizes()];
        for (long token = 0; token < tokens; token++) {
            matrix.read(token, 0, row);
            for (int column = 0; column < row.length; column++) {
                if (!(row[column] >= 0)) {
                    throw new IllegalArgumentException(matrix.name() + ": losses must be >= 0, was " + row[column] + " in row " + token
                            + ", column " + column);
                }
            }
            ladder.average(row, curve);
            visitor.see(token, row, curve);
        }
    }

    /**
     * The number of tokens.
     *
     * @return at least 1
     */
    public long tokens() {
        return tokens;
    }

    /**
     * The different sizes.
     *
     * @return at least 3, increasing
     */
    public List<Double> sizes() {
        return IntStream.range(0, ladder.sizes()).mapToObj(ladder::size).toList();
    }

    /**
     * The mean loss of all tokens.
     *
     * @param size the index of the size, from 0
     * @return the mean
     * @throws IndexOutOfBoundsException if there is no such size
     */
    public double mean(int size) {
        return means[size];
    }

    /**
     * The standard error of the mean over tokens, as if they were independent.
     *
     * @param size the index of the size, from 0
     * @return the standard deviation of the losses over the square root of their number; 0 for a single token
     * @throws IndexOutOfBoundsException if there is no such size
     */
    public double standardError(int size) {
        return tokens == 1 ? 0 : Math.sqrt(squares[size] / (tokens - 1) / tokens);
    }

    /**
     * A quantile of the losses of tokens.
     *
     * @param size the index of the size, from 0
     * @param share the share of tokens at or below it, above 0 and at most 1
     * @return the loss, to a relative error of 5e-4
     * @throws IndexOutOfBoundsException if there is no such size
     * @throws IllegalArgumentException if the share is out of range
     */
    public double quantile(int size, double share) {
        checkShare(share);
        return losses[size].quantile(share);
    }

    private static void checkShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share of tokens must be above 0 and at most 1, was " + share);
        }
    }

    /**
     * The share of learned tokens among those whose loss falls: those whose loss is below the midpoint between their own first and last.
     *
     * @param size the index of the size, from 0
     * @return from 0 to 1; 0 if no loss falls
     * @throws IndexOutOfBoundsException if there is no such size
     */
    public double learned(int size) {
        return sharpness.count() == 0 ? 0 : learned[size] / (double) sharpness.count();
    }

    /**
     * A quantile of the sharpness of the tokens whose loss falls: the largest share of the drop inside one e-fold of the size, where the
     * loss is interpolated linearly in the logarithm of the size. Where sizes are farther apart than an e-fold it is a lower bound, and
     * noise makes it larger, even above 1.
     *
     * @param share the share of these tokens at or below it, above 0 and at most 1
     * @return the sharpness, to a relative error of 5e-4; 0 if no loss falls
     * @throws IllegalArgumentException if the share is out of range
     */
    public double sharpness(double share) {
        checkShare(share);
        return sharpness.count() == 0 ? 0 : sharpness.quantile(share);
    }

    /**
     * The sharpness of the mean loss.
     *
     * @return the largest share of its drop inside one e-fold
     */
    public double sharpnessOfMean() {
        return sharpest.of(means);
    }

    /**
     * How many tokens fall in one jump, gradually, or rise. The null model is that each token falls as the mean of all does, and that its
     * runs deviate from that curve as they do from their own mean. Only where {@link #isNoiseMeasured} does a share of jumps tell jumps
     * from noise.
     *
     * @return the counts, with those of the null model
     */
    public JumpShare jumps() {
        return jumps;
    }

    /**
     * The same with a null model that is harder to beat: that each token falls as a power law of its own, the one nearest to its losses
     * with an exponent of up to 3. It uses at most 20,000 equally spaced tokens.
     *
     * @return the counts, with those of planted power laws, which are fitted anew
     */
    public JumpShare jumpsBeyondPowerLaws() {
        return beyondPowerLaws;
    }

    /**
     * Whether runs with different seeds learn a token between the same sizes. Runs that jump by their own losses are chosen, and the places
     * of their jumps are compared with those of the token's other runs, which play no part in the choice.
     *
     * @return the agreement; empty unless all sizes have the same number of runs, at least 2
     */
    public Optional<JumpPlaces> placesOfJumps() {
        return ladder.runsOfEach() > 1 ? Optional.of(jumpPlaces.result()) : Optional.empty();
    }

    /**
     * The same for planted smooth curves. Their runs agree beyond chance too, since tokens differ in when their runs deviate.
     *
     * @return the agreement; empty where {@link #placesOfJumps} is
     */
    public Optional<JumpPlaces> placesOfPlanted() {
        return ladder.runsOfEach() > 1 ? Optional.of(plantedPlaces.result()) : Optional.empty();
    }

    /**
     * Whether noise is measured, from runs of one size with different seeds. Where each size has only one run, noise is guessed from how
     * smooth the losses are, and taken as normal and equal for all tokens of about the same loss. Of curves that are smooth apart from the
     * deviations between seeds of small networks on text, 11 to 33 % then counted as jumps where 5 % were requested.
     *
     * @return whether some size has two runs
     */
    public boolean isNoiseMeasured() {
        return ladder.hasRepeats();
    }

    /**
     * The kind of a token.
     *
     * @param losses its losses, a row of the matrix
     * @return the kind, as counted in {@link #jumps}
     * @throws IllegalArgumentException if there are not as many losses as columns, or one is negative or not finite
     */
    public TokenKind kind(double[] losses) {
        if (losses.length != ladder.columns()) {
            throw new IllegalArgumentException("losses must be " + ladder.columns() + ", were " + losses.length);
        }
        for (double loss : losses) {
            if (!(loss >= 0 && loss < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("losses must be finite and >= 0, was " + loss);
            }
        }
        return kind(noise.of(losses));
    }

    /**
     * A power law with a floor, \(E + A N^{-\alpha}\), fitted to the mean loss over the sizes.
     *
     * @return the fit
     * @throws IllegalArgumentException if there are fewer than 5 sizes
     */
    public Fit fitOfMean() {
        return fit(this::meanAt);
    }

    private double meanAt(double size) {
        return means[(int) size];
    }

    /**
     * The same, fitted to a quantile of the losses.
     *
     * @param share the share of tokens at or below it, above 0 and at most 1
     * @return the fit
     * @throws IllegalArgumentException if there are fewer than 5 sizes, the share is out of range, or the quantile is 0 at a size
     */
    public Fit fitOfQuantile(double share) {
        checkShare(share);
        return fit(size -> losses[(int) size].quantile(share));
    }

    private Fit fit(DoubleUnaryOperator loss) {
        int n = ladder.sizes();
        return Fit.of(new CurveModel.Power(true), Runs.curve(
                IntStream.range(0, n).mapToDouble(ladder::size).toArray(), IntStream.range(0, n).mapToDouble(i -> loss.applyAsDouble(i)).toArray()));
    }

    @Override
    public String toString() {
        return "TokenCurves[tokens=" + tokens + ", sizes=" + sizes() + "]";
    }
}
