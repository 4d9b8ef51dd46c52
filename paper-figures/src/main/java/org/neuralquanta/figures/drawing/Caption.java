package org.neuralquanta.figures.drawing;

/**
 * What stands under a figure, in Markdown with TeX.
 *
 * @param title one line
 * @param text full sentences
 * @param source the published figure it follows, or that there is none
 * @param statements the T-numbers
 * @param parameters the parameters of every curve
 * @param theory what is computed
 * @param simulation what is simulated, with replicates and seed
 * @param measured what is measured, with its origin and licence
 */
public record Caption(
        String title,
        String text,
        String source,
        String statements,
        String parameters,
        String theory,
        String simulation,
        String measured) {

    /** Of a figure without simulation. */
    public Caption(
            String title, String text, String source, String statements, String parameters, String theory, String measured) {
        this(title, text, source, statements, parameters, theory, "nothing", measured);
    }

    /** The page of a figure of that name, with a link to the class that draws it. */
    public String markdown(String name, Class<?> drawing) {
        return """
                # %2$s

                ![%2$s](%1$s.png)

                %3$s

                | | |
                |---|---|
                | follows | %4$s |
                | statements | %5$s |
                | parameters | %6$s |
                | theory | %7$s |
                | simulation | %8$s |
                | measured | %9$s |
                | files | [SVG](%1$s.svg), [PDF](%1$s.pdf), [PNG](%1$s.png), [all plotted numbers](%1$s.csv) |
                | drawn by | [`%10$s`](../src/main/java/%11$s.java) |
                """
                .formatted(name, title, text, source, statements, parameters, theory, simulation, measured, drawing.getSimpleName(), drawing.getName().replace('.', '/'))
                // Markdown readers take away the backslash of the short form.
                .replace("\\,", "\\thinspace ");
    }
}
