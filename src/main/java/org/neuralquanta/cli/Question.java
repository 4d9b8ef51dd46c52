package org.neuralquanta.cli;

import java.util.EnumSet;
import java.util.Set;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Form;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.ReportOption;
import org.neuralquanta.cli.option.ResumeOption;

/** A command that answers a question. */
interface Question {

    /** The answer; throws {@link BadInput} where the options are inconsistent. */
    Answer answer();

    /** Whether it is drawn too; commands with this option have a {@linkplain Answer#plot() plot}. */
    default PlotOption plot() {
        return new PlotOption();
    }

    /** Whether a report of it is written too; answers to this option have the form {@link Form#MARKDOWN}. */
    default ReportOption report() {
        return new ReportOption();
    }

    /** Whether its work is kept in a file. */
    default ResumeOption resume() {
        return new ResumeOption();
    }

    /** What an interrupt leaves, in words. */
    default String kept() {
        return resume().kept();
    }

    /** The forms in which it can be given. */
    default Set<Form> forms() {
        return EnumSet.of(Form.TEXT, Form.JSON, Form.CSV);
    }

    /** Whether its text has computed numbers, of which people may want fewer digits. */
    default boolean computes() {
        return true;
    }
}
