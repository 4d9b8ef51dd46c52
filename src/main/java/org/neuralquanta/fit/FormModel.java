package org.neuralquanta.fit;

import java.util.List;
import org.neuralquanta.form.Form;
import org.neuralquanta.form.Parameter;

/** A model given by a form. */
record FormModel(Form form) implements CurveModel {

    @Override
    public String name() {
        return form.name();
    }

    @Override
    public List<String> parameters() {
        return form.parameters().stream().map(Parameter::name).toList();
    }

    @Override
    public int variables() {
        return form.variables().size();
    }

    @Override
    public int dimension() {
        return form.parameters().size();
    }
}
