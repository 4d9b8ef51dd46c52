package org.neuralquanta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of Markdown with formulas between dollar signs: its links and anchors, and the formulas that a renderer would spoil, because it
 * reads Markdown before it reads TeX.
 */
final class MarkdownPage {

    // Long runs of characters are taken at once: each turn of a repeated alternative is a call on the stack.
    private static final Pattern FENCED = Pattern.compile("(?ms)^[ \\t]*(`{3,})[^`\\n]*\\n.*?^[ \\t]*\\1`*[ \\t]*$");
    private static final Pattern CODE = Pattern.compile("(?<!`)(`+)(?!`)(?:[^`\\n]++|\\n(?![ \\t]*\\n)|`)+?(?<!`)\\1(?!`)");
    private static final Pattern FORMULA =
            Pattern.compile("(?s)\\$\\$(.+?)\\$\\$|(?<!\\\\)\\$((?:[^$\\\\\\n]++|\\\\.|\\n(?!\\s*\\n))+)\\$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]*)\\)|<img src=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *$");

    /** What spoils a formula, and how it is found in its TeX. */
    private enum Fault {
        READ_AS_LINK("](", "\\]\\("),
        READ_AS_ESCAPE("backslash before punctuation", "\\\\[!-/:-@\\[-`{-~]"),
        UNKNOWN("command that MathJax 3 does not have", "\\\\(thickspace|medspace)\\b"),
        READ_AS_TAG("< before a letter", "<[A-Za-z/!]"),
        READ_AS_EMPHASIS("*", "\\*"),
        READ_AS_LIST("line that begins a list, a heading or a quotation", "\\n\\s*([-+>#]|\\d+\\.)\\s");

        private final String what;
        private final Pattern pattern;

        Fault(String what, String pattern) {
            this.what = what;
            this.pattern = Pattern.compile(pattern);
        }
    }

    private final String name;
    private final String source;
    private final String withoutCode;
    private final String words;

    MarkdownPage(String name, String text) {
        this.name = name;
        source = blank(text.replace("\r", ""), FENCED);
        withoutCode = blank(source, CODE);
        words = blank(withoutCode, FORMULA);
    }

    /** The text with what is found replaced by spaces, so that lines keep their numbers. */
    private static String blank(String text, Pattern pattern) {
        return pattern.matcher(text).replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
    }

    /** The targets of links and images, as they are written. */
    List<String> links() {
        return LINK.matcher(words)
                .results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .toList();
    }

    /** The names by which links reach the headings, made as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(source).results().forEach(heading -> {
            String anchor = heading.group(1)
                    .replaceAll("\\]\\([^)]*\\)", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                    .replace(' ', '-');
            String unique = anchor;
            for (int again = 1; !anchors.add(unique); again++) {
                unique = anchor + "-" + again;
            }
        });
        return anchors;
    }

    /** Formulas that are spoiled, dollar signs without a partner and TeX outside formulas, each with its line. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        FORMULA.matcher(withoutCode).results().forEach(formula -> {
            boolean displayed = formula.group(1) != null;
            String tex = displayed ? formula.group(1) : formula.group(2);
            for (Fault fault : Fault.values()) {
                if (fault.pattern.matcher(tex).find()) {
                    faults.add(at(formula, fault.what));
                }
            }
            if (count(tex, "\\{") != count(tex, "\\}") || count(tex, "\\\\left\\b") != count(tex, "\\\\right\\b")) {
                faults.add(at(formula, "braces without a partner"));
            }
            if (!displayed && !standsAlone(formula, tex)) {
                faults.add(at(formula, "dollar sign beside a space inside, or beside a letter or digit outside"));
            }
            if (inTable(formula) && tex.contains("|")) {
                faults.add(at(formula, "| in a table"));
            }
        });
        Pattern.compile("(?<!\\\\)\\$|\\\\[a-zA-Z]{2,}").matcher(words).results().forEach(found -> faults.add(at(found, "outside a formula")));
        return faults;
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private boolean standsAlone(MatchResult formula, String tex) {
        boolean tight = !Character.isWhitespace(tex.charAt(0)) && !Character.isWhitespace(tex.charAt(tex.length() - 1));
        boolean before = formula.start() == 0 || !Character.isLetterOrDigit(withoutCode.charAt(formula.start() - 1));
        boolean after = formula.end() == withoutCode.length() || !Character.isLetterOrDigit(withoutCode.charAt(formula.end()));
        return tight && before && after;
    }

    private boolean inTable(MatchResult formula) {
        int line = withoutCode.lastIndexOf('\n', formula.start()) + 1;
        return withoutCode.substring(line).stripLeading().startsWith("|");
    }

    private String at(MatchResult place, String what) {
        long line = withoutCode.substring(0, place.start()).lines().count() + (isLineStart(place.start()) ? 1 : 0);
        return "%s:%d: %s: %s".formatted(name, line, what, place.group());
    }

    private boolean isLineStart(int place) {
        return place == 0 || withoutCode.charAt(place - 1) == '\n';
    }
}
