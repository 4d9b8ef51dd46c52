package org.neuralquanta.maven;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/** The words of a line: blanks part them, except between quotes, single or double, which are left out. A backslash is a character like others. */
final class Words {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private Words() {}

    static List<String> of(String line) throws MojoExecutionException {
        if (!WORD.matcher(line).replaceAll("").isBlank()) {
            throw new MojoExecutionException("a quote is not closed in the line " + line.strip());
        }
        return WORD.matcher(line).results().map(word -> unquoted(word.group())).toList();
    }

    private static String unquoted(String word) {
        return QUOTED.matcher(word).replaceAll(quoted ->
                Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1)));
    }
}
