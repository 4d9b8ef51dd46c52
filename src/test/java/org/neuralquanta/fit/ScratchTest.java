package org.neuralquanta.fit;

import java.nio.file.Path;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void compare() throws Exception {
        Runs runs = Runs.read(Path.of("src/test/resources/data/chinchilla-half.csv"), Columns.byName());
        for (RobustLoss loss : List.of(RobustLoss.standard(), new RobustLoss.Squares(), new RobustLoss.Student(4)))
          for (CurveModel model : List.of(CurveModel.chinchilla(), CurveModel.quanta(), new CurveModel.Chinchilla(CurveModel.Form.BOTTLENECK))) {
            long t0 = System.nanoTime();
            Fit fit = Fit.of(model, runs, loss);
            long t1 = System.nanoTime();
            Profile profile = Profile.of(fit);
            long t2 = System.nanoTime();
            Bootstrap b = Bootstrap.of(fit, 1000, 1, () -> {});
            long t3 = System.nanoTime();
            System.out.printf("%s %s %.3f s %.3f s %.3f s%n", model.name(), loss, (t1-t0)/1e9, (t2-t1)/1e9, (t3-t2)/1e9);
            System.out.println(fit + " " + fit.gradientNorm() + " " + fit.scale());
            System.out.println("  profile " + profile.intervals());
            System.out.println("  bootstr " + b.intervals());
            for (Covariance c : List.of(Covariance.calibrated(fit), Covariance.sandwich(fit))) { StringBuilder sb = new StringBuilder(); for (int i = 0; i < c.names().size(); i++) sb.append(c.names().get(i) + " " + c.standardError(i) + " "); System.out.println("   " + sb);}
            System.out.println("  " + profile.warnings());
            double[] r = fit.residuals(); Arrays.sort(r); System.out.println("  residuals " + r[0] + " " + r[r.length/4] + " " + r[r.length/2] + " " + r[3*r.length/4] + " " + r[r.length-1]);
            }
        }
}
