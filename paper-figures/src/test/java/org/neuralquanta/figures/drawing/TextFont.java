package org.neuralquanta.figures.drawing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.neuralquanta.figures.ProjectFolder;

/** Installs the font that text needs to be drawn on a machine that has none. */
final class TextFont implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        BundledFont.install(Output.in(ProjectFolder.PATH).scratch());
    }
}
