package org.neuralquanta.form;

import java.util.List;

/** A form in N, D and the distinct tokens U among D; U is counted in units of D. */
interface RepeatedData extends Form {

    @Override
    default List<String> variables() {
        return List.of("N", "D", "U");
    }

    @Override
    default int centredWith(int variable) {
        return variable == 2 ? 1 : variable;
    }
}
