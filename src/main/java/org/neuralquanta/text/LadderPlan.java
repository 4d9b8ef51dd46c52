package org.neuralquanta.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A ladder over sizes and amounts of text: with the first seed every size on every amount; with the others every size on the largest
 * amount, and the largest size on every amount. Immutable, thread-safe.
 *
 * @param model the kind of network
 * @param sizes sizes, increasing
 * @param data characters of the training text, increasing
 * @param steps of each run, ≥ 1
 * @param seeds different seeds
 */
public record LadderPlan(Model model, List<Integer> sizes, List<Long> data, long steps, List<Long> seeds) {

    /**
     * Checks the lists.
     *
     * @throws IllegalArgumentException if one is empty or not increasing, or a number is out of range
     */
    public LadderPlan {
        sizes = List.copyOf(sizes);
        data = List.copyOf(data);
        seeds = List.copyOf(seeds);
        mustIncrease("sizes", sizes.stream().map(Integer::longValue).toList());
        mustIncrease("data", data);
        mustIncrease("seeds", seeds.stream().sorted().toList());
        for (int size : sizes) {
            model.parameters(2, size);
        }
        new TextRun(model, sizes.getFirst(), data.getFirst(), steps, 0);
    }

    private static void mustIncrease(String name, List<Long> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(name + " must be at least one number");
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                throw new IllegalArgumentException(name + " must be different and increase, were " + numbers);
            }
        }
    }

    /**
     * All runs.
     *
     * @return by size, then data, then seed
     */
    public List<TextRun> runs() {
        var runs = new ArrayList<TextRun>();
        for (int size : sizes) {
            for (long characters : data) {
                for (long seed : seeds) {
                    if (seed == seeds.getFirst() || size == sizes.getLast() || characters == data.getLast()) {
                        runs.add(new TextRun(model, size, characters, steps, seed));
                    }
                }
            }
        }
        return runs;
    }
}
