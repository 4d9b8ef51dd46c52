package org.neuralquanta.file;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Numbers of parameters, tokens and FLOPs as people write them: {@code 70M}, {@code 1.4T}, {@code 1e9}. The suffixes are K, M,
 * B or G, T, P and E for 10³ to 10¹⁸, in capitals, and also k. Stateless, thread-safe.
 */
public final class Magnitude {

    private static final Map<Character, String> POWERS =
            Map.of('k', "e3", 'K', "e3", 'M', "e6", 'B', "e9", 'G', "e9", 'T', "e12", 'P', "e15", 'E', "e18");

    private Magnitude() {}

    /**
     * The double nearest to a number with or without a suffix.
     *
     * @param text the number, then nothing, or at most one space and a suffix
     * @return its value, finite
     * @throws NumberFormatException if the text is not such a number; the message quotes it
     */
    public static double parse(String text) {
        String decimal = decimal(text);
        try {
            return Decimal.parse(decimal);
        } catch (NumberFormatException e) {
            throw decimal.equals(text) ? e : refused(text);
        }
    }

    /**
     * The exact value of a number with or without a suffix.
     *
     * @param text the number, then nothing, or at most one space and a suffix
     * @return its value, in the range of a double
     * @throws NumberFormatException if the text is not such a number; the message quotes it
     */
    public static BigDecimal exact(String text) {
        return parse(text) == 0 ? BigDecimal.ZERO : new BigDecimal(decimal(text));
    }

    /** The number with its suffix as an exponent. */
    private static String decimal(String text) {
        String power = text.isEmpty() ? null : POWERS.get(text.charAt(text.length() - 1));
        if (power == null) {
            return text;
        }
        String number = text.substring(0, text.length() - 1);
        number = number.endsWith(" ") ? number.substring(0, number.length() - 1) : number;
        if (number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
            throw refused(text);
        }
        return number + power;
    }

    private static NumberFormatException refused(String text) {
        return new NumberFormatException("'" + text + "' is not a number with at most one of the suffixes K, M, B, G, T, P, E");
    }
}
