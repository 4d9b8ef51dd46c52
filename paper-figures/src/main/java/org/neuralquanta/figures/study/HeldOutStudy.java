package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.study.HeldOut;

/**
 * How well forms fitted to runs of language models of little compute, or of small size, predict the others. Shares and what counts were
 * fixed beforehand in docs/real-runs.md.
 */
final class HeldOutStudy implements Study {

    private static final double[] SHARES = {0.5, 0.8};
    private static final RobustLoss HUBER = new RobustLoss.Huber(1e-3);

    @Override
    public String name() {
        return "held-out";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var errors = new DataTable(
                Study.command(name()) + "; errors of log L", "table,form,by,most,fitted,predicted,meanError,rootMeanSquare");
        for (RunTable table : RunTable.published(data)) {
            for (Map.Entry<String, CurveModel> form : OverlapStudy.forms().entrySet()) {
                for (HeldOut.By by : HeldOut.By.values()) {
                    for (HeldOut held : HeldOut.rolling(form.getValue(), table.runs(), HUBER, by, SHARES, 1, 1)) {
                        errors.row("\"" + table.name() + "\"", form.getKey(), by == HeldOut.By.SIZE ? "size" : "compute", held.most(),
                                held.fitted(), held.predicted(), held.meanError(), held.rootMeanSquare());
                    }
                }
            }
        }
        errors.write(data.resolve("runs-held-out.csv"));
    }
}
