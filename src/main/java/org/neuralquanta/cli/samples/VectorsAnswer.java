package org.neuralquanta.cli.samples;

import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.mechanism.MechanismModel;
import org.neuralquanta.mechanism.VectorScores;
import org.neuralquanta.file.WholeFile;

/** What is said of vectors that are brought. */
public final class VectorsAnswer {

    private static final String UNTESTED = "no --test";

    private VectorsAnswer() {}

    /**
     * The answer.
     *
     * @param scores the scores
     * @return the answer
     */
    public static Answer of(VectorScores scores) {
        Field.Fact auroc = new Field.Fact("auroc", Value.of(scores.auroc(), UNTESTED));
        Field.Fact threshold = Field.of("threshold", scores.threshold());
        Field.Fact falseAlarm = Field.of("falseAlarm", scores.falseAlarm());
        Field.Fact flagged = new Field.Fact("truePositive", Value.of(scores.flagged(), UNTESTED));
        Listing row = Listing.row(List.of(
                new Column<>("", GIVEN, _ -> Value.of("")),
                new Column<>("auroc", TWELVE, _ -> auroc.value()),
                new Column<>("threshold", TWELVE, _ -> threshold.value()),
                new Column<>("false alarms", TWELVE, _ -> falseAlarm.value()),
                new Column<>("flagged", TWELVE, _ -> flagged.value())));
        return Answer.of(
                List.of(auroc, threshold, falseAlarm, flagged, Field.whole("tested", scores.tested().size())), new Prose().show(row));
    }

    /**
     * Writes the scores of tested vectors.
     *
     * @param file where to
     * @param scores the scores
     * @param groups the names of the groups
     */
    public static void write(WholeFile file, VectorScores scores, List<String> groups) {
        file.write("sample,group,distance,flagged\n");
        for (int i = 0; i < scores.tested().size(); i++) {
            MechanismModel.Reading reading = scores.tested().get(i);
            file.write(i + "," + Quoted.of(groups.get(reading.group())) + "," + reading.distance() + "," + reading.unlikeAll() + "\n");
        }
    }
}
