package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * \(L=\beta\,(1/x+\gamma)^c\), M3 of Alabdulmohsin et al. 2022, arXiv 2209.06640, with γ &gt; 0: the power law \(\beta x^{-c}\) far below
 * 1/γ and a constant above.
 */
public record M3() implements Form {

    @Override
    public String name() {
        return "m3";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.amplitude("beta", 0, 1),
                Parameter.real("c"),
                new Parameter("gamma", true, 0, (jets, _) -> jets.constant(1)));
    }

    @Override
    public List<String> variables() {
        return List.of("x");
    }

    @Override
    public Jet logLoss(Jets jets, Jet[] p, double[] logs) {
        Jet base = jets.logSum(p[2], jets.constant(-logs[0]));
        return jets.plus(p[0], jets.times(p[1], base));
    }

    /** For 1/γ at the least, the median and beyond the greatest x, through the median. */
    @Override
    public List<double[]> starts(Data data) {
        double least = IntStream.range(0, data.size()).mapToDouble(i -> data.log(0, i)).min().orElseThrow();
        double greatest = IntStream.range(0, data.size()).mapToDouble(i -> data.log(0, i)).max().orElseThrow();
        double middle = Grid.medianLog(data);
        var starts = new ArrayList<double[]>();
        for (double turn : new double[] {least, (least + middle) / 2, middle, (middle + greatest) / 2, greatest, greatest + 3}) {
            double base = middle > turn ? -turn + Math.log1p(Math.exp(turn - middle)) : -middle + Math.log1p(Math.exp(middle - turn));
            for (double c : Grid.EXPONENTS) {
                starts.add(new double[] {Grid.medianLogLoss(data) - c * base, c, -turn});
            }
        }
        return starts;
    }
}
