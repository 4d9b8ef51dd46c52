package org.neuralquanta.fit;

import java.nio.file.Path;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.neuralquanta.distribution.TabulatedQuanta;

class ScratchTest {
    @Test
    void compare() throws Exception {
        Runs runs = Runs.read(Path.of("src/test/resources/data/chinchilla-half.csv"), Columns.byName());
        Fit fit = Fit.of(CurveModel.chinchilla(), runs);
        System.out.println(OptimalSplit.of(fit).parameterExponent() + " " + OptimalSplit.of(fit).parameterExponentInterval() + " " + OptimalSplit.of(fit).at(5.76e23));
        System.out.println(Profile.of(fit).intervals());
        long t0 = System.nanoTime();
        System.out.println(QuantaTest.of(fit, CurveModel.quanta(), 999, 1, () -> {}).verdict());
        System.out.println("quanta test " + (System.nanoTime() - t0) / 1e9);
        t0 = System.nanoTime();
        var f = FormComparison.of(runs, RobustLoss.standard()); System.out.println(f.vuong() + f.verdict());
        System.out.println("form " + (System.nanoTime() - t0) / 1e9);
        t0 = System.nanoTime();
        HeldOut.rolling(CurveModel.chinchilla(), runs, RobustLoss.standard(), new double[] {.5,.6,.7,.8,.9}, 200, 1).forEach(System.out::println);
        System.out.println("held " + (System.nanoTime() - t0) / 1e9);
        for (int i = 0; i < 2; i++) {
        t0 = System.nanoTime();
        ZipfFit z = ZipfFit.of(TabulatedQuanta.read(Path.of("src/test/resources/data/kjv-word-counts.csv")));
        System.out.println(z + " " + z.countExponentInterval() + z.alphaInterval() + " " + (System.nanoTime() - t0) / 1e9);
        System.out.println(z.againstLogNormal() + " reg " + z.alphaByRegressionOnRanks() + " " + (System.nanoTime() - t0) / 1e9);
        t0 = System.nanoTime();
        double p = z.goodnessOfFit(100, 1, () -> {});
        System.out.println(z.verdict(p) + " " + (System.nanoTime() - t0) / 1e9);
        }
        for (var r : org.neuralquanta.special.OracleFile.read("fit/planted-counts.csv")) {
            long[] c = Arrays.stream(r.get("counts").split(" ")).mapToLong(Long::parseLong).toArray();
            ZipfFit z = ZipfFit.of(TabulatedQuanta.ofCounts(c));
            System.out.println(r.get("list") + " " + z + " " + z.againstLogNormal() + " " + z.goodnessOfFit(100, 1, () -> {}));
        }
    }
}
