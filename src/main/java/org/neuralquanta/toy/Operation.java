package org.neuralquanta.toy;

/**
 * A binary operation that the toy model is to learn from pairs of symbols: which pairs there are, what their answers are, and what the
 * decoder reads of the numbers \(E_i\) of two symbols. Immutable, thread-safe.
 */
public sealed interface Operation permits Sum, PermutationProduct {

    /**
     * The number of symbols.
     *
     * @return p
     */
    int symbols();

    /**
     * How many numbers represent a symbol.
     *
     * @return the dimension of \(E_i\), which is the number of inputs of the decoder too
     */
    int dimension();

    /**
     * The numbers at the start are uniform between plus and minus this.
     *
     * @return &gt; 0
     */
    double start();

    /**
     * The factor of the mean of all \(|E_{ik}|\) in the loss.
     *
     * @return ≥ 0
     */
    double penalty();

    /**
     * The number of pairs.
     *
     * @return N
     */
    int pairs();

    /**
     * The first symbol of a pair.
     *
     * @param pair 0 to N − 1
     * @return a symbol
     */
    int first(int pair);

    /**
     * The second symbol of a pair.
     *
     * @param pair 0 to N − 1
     * @return a symbol
     */
    int second(int pair);

    /**
     * The number of different answers.
     *
     * @return ≥ 2
     */
    int answers();

    /**
     * The answer to a pair.
     *
     * @param pair 0 to N − 1
     * @return 0 to {@link #answers()} − 1
     */
    int answer(int pair);

    /**
     * Some pairs at random.
     *
     * @param pairs how many, 0 to N
     * @param seed the seed
     * @param trial a seed has many sets
     * @return their numbers, rising
     */
    int[] draw(int pairs, long seed, long trial);

    /**
     * What the decoder reads of a pair.
     *
     * @param numbers \(E\), symbol after symbol
     * @param pair 0 to N − 1
     * @param inputs where it is written
     * @param at where it begins there
     */
    void combine(float[] numbers, int pair, float[] inputs, int at);

    /**
     * The derivative of the loss by the numbers, from that by what the decoder read of a pair.
     *
     * @param numbers \(E\), symbol after symbol
     * @param pair 0 to N − 1
     * @param byInputs the derivative by what was read
     * @param at where it begins there
     * @param gradient what it is added to, as long as the numbers
     */
    void spread(float[] numbers, int pair, float[] byInputs, int at, float[] gradient);
}
