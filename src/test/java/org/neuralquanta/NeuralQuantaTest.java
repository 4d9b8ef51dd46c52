package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeuralQuantaTest {

    @Test
    void versionIsFilledInByTheBuild() {
        assertThat(NeuralQuanta.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
