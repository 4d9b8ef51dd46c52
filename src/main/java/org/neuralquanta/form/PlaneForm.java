package org.neuralquanta.form;

import java.util.List;

/** A form in N and D. */
interface PlaneForm extends Form {

    @Override
    default List<String> variables() {
        return List.of("N", "D");
    }
}
