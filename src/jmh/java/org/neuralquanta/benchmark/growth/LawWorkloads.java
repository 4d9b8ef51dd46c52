package org.neuralquanta.benchmark.growth;

import java.util.List;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;

/** The law of data at one amount of data, τ = 2: exact value and bound, against the amount of data and the number of quanta. */
final class LawWorkloads {

    private static final double ALPHA = 0.4;
    private static final double DATA = 1e9;
    private static final List<Double> AMOUNTS = Workload.powersOfTen(0, 6, 12, 16, 17, 18);
    private static final List<Double> QUANTA = Workload.andInfinity(Workload.powersOfTen(3, 9, 15, 16, 17, 18));

    private LawWorkloads() {}

    static List<Workload> all() {
        return List.of(
                new Workload("law/exact-data", AMOUNTS, size -> exact(law(Double.POSITIVE_INFINITY), size)),
                new Workload("law/bound-data", AMOUNTS, size -> bound(law(Double.POSITIVE_INFINITY), size)),
                new Workload("law/exact-quanta", QUANTA, size -> exact(law(size), DATA)),
                new Workload("law/bound-quanta", QUANTA, size -> bound(law(size), DATA)));
    }

    private static DataLaw law(double quanta) {
        Zipf zipf = Double.isInfinite(quanta) ? Zipf.infinite(ALPHA) : Zipf.finite(ALPHA, (long) quanta);
        return DataLaw.of(QuantaModel.of(zipf).learnedAfter(Shots.of(2)));
    }

    private static Work exact(DataLaw law, double samples) {
        return () -> law.exact(samples);
    }

    private static Work bound(DataLaw law, double samples) {
        return () -> law.bound(samples);
    }
}
