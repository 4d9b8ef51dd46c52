package org.neuralquanta.figures.study;

import java.nio.file.Path;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.toy.Sum;

/** How many sets of pairs of ten symbols are unique, counted exactly (T27): a quarter of a minute and 1.5 GB. */
final class UniqueStudy implements RunLogStudy {

    @Override
    public String name() {
        return "unique";
    }

    @Override
    public String log(Path data) {
        UniqueSets sets = UniqueSets.of(Sum.OF_TEN.symbols());
        var log = new StringBuilder("# UniqueSets.of(10)\npairs,sets,probability\n");
        for (int size = 0; size <= Sum.OF_TEN.pairs(); size++) {
            log.append("%s,%s,%s%n".formatted(size, sets.count(size), sets.probability(size)));
        }
        return log.toString();
    }
}
