package org.neuralquanta.cli;

import java.util.EnumSet;
import java.util.Set;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Form;
import org.neuralquanta.cli.option.BadInput;

/** A command that answers a question. */
interface Question {

    /** The answer; throws {@link BadInput} where the options do not ask a question. */
    Answer answer();

    /** The forms in which it can be given. */
    default Set<Form> forms() {
        return EnumSet.of(Form.TEXT, Form.JSON, Form.CSV);
    }

    /** Whether its text has numbers that are computed, so that people may want fewer digits of them. */
    default boolean computes() {
        return true;
    }
}
