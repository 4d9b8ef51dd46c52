package org.neuralquanta.file;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.table.DecimalMark;

/**
 * How the numbers of a table are written. Thousands may be separated in groups of three by spaces, apostrophes or underscores, and, where the
 * decimal mark is certain, by the other mark. Immutable, thread-safe.
 *
 * @param mark the decimal mark
 * @param certain whether the other mark can only stand between thousands
 */
record Notation(DecimalMark mark, boolean certain) {

    /** A number that can be read in two ways; to leave it out would not make the others certain. */
    static final class Ambiguous extends NumberFormatException {

        private static final long serialVersionUID = 1;

        Ambiguous(String message) {
            super(message);
        }
    }

    static final Notation PLAIN = new Notation(DecimalMark.POINT, false);

    private static final String SPACES = " \u00a0\u202f'_";

    /** A sign, a whole part with or without groups, a fraction after either mark, and an exponent or a suffix. */
    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?)(\\d+|\\d{1,3}(?:([.," + SPACES + "])\\d{3})(?:\\3\\d{3})*)?(?:([.,])(\\d*))?([eE][+-]?\\d+| ?[kKMBGTPE])?");

    /** 3,456 and 3.456: three digits after the only mark, not more than three before it, and no zero in front. */
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}([.,])\\d{3} ?[kKMBGTPE]?");

    /** The decimal mark of a text that can be read in one way only; null where it is no number, has no mark, or can be read in two ways. */
    static @Nullable DecimalMark of(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches() || EITHER.matcher(text).matches()) {
            return null;
        }
        String fraction = number.group(4);
        String group = number.group(3);
        if (fraction != null) {
            return fraction.equals(group) ? null : fraction.equals(",") ? DecimalMark.COMMA : DecimalMark.POINT;
        }
        return group == null || SPACES.contains(group) ? null : group.equals(",") ? DecimalMark.POINT : DecimalMark.COMMA;
    }

    /** Whether a text is a number in some notation. */
    static boolean isNumber(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() && (number.group(2) != null || (number.group(5) != null && !number.group(5).isEmpty()));
    }

    /**
     * A number times a factor, rounded once. A number with a suffix of its own is not multiplied.
     *
     * @throws Ambiguous if the text is a number in two ways
     * @throws NumberFormatException if the text is no number in this notation; the message quotes it
     */
    double parse(String text, BigDecimal factor) {
        String plain = isPlain(text) ? text : plain(text);
        double value;
        try {
            value = Magnitude.parse(plain);
        } catch (NumberFormatException e) {
            throw plain.equals(text) ? e : new NumberFormatException("'" + text + "' is outside the range of a double");
        }
        if (factor.compareTo(BigDecimal.ONE) == 0 || value == 0 || Character.isLetter(plain.charAt(plain.length() - 1))) {
            return value;
        }
        double scaled = new BigDecimal(plain).multiply(factor).doubleValue();
        if (!Double.isFinite(scaled) || scaled == 0) {
            throw new NumberFormatException("'" + text + "' is outside the range of a double");
        }
        return scaled;
    }

    private boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '\'' || c == '_' || c == ' ' || c > '~' || (c == '.' && mark == DecimalMark.COMMA)) {
                return false;
            }
        }
        return true;
    }

    private String plain(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches() || (number.group(2) == null && number.group(4) == null)) {
            return text;
        }
        String group = number.group(3);
        String fraction = number.group(4);
        if (fraction != null && isOther(fraction)) {
            return withoutThousands(text);
        }
        if (group != null && group.charAt(0) == mark.character()) {
            throw otherwise(text);
        }
        String whole = number.group(2) == null ? "" : group == null ? number.group(2) : number.group(2).replace(group, "");
        String tail = number.group(6) == null ? "" : number.group(6);
        return number.group(1) + whole + (fraction == null ? "" : "." + number.group(5)) + tail;
    }

    /** 3,456 where the decimal mark is a point. */
    private String withoutThousands(String text) {
        if (!EITHER.matcher(text).matches()) {
            throw otherwise(text);
        }
        if (!certain) {
            throw new Ambiguous("'" + text + "' could be " + text.replace(',', '.') + " or " + text.replace(",", "")
                    + ": say whether the decimal mark is point or comma");
        }
        return text.replace(String.valueOf(mark.thousands()), "");
    }

    private NumberFormatException otherwise(String text) {
        return new NumberFormatException("'" + text + "' is not a finite decimal number where the decimal mark is a "
                + (mark == DecimalMark.POINT ? "point" : "comma"));
    }

    private boolean isOther(String character) {
        return character.charAt(0) == mark.thousands();
    }
}
