package org.neuralquanta.symbolic;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.neuralquanta.symbol.Symbol;

/** TeX's mathematics with amsmath. */
final class LatexNotation extends Notation {

    static final Notation INSTANCE = new LatexNotation();

    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta",
            "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega");
    private static final Pattern INDEXED = Pattern.compile("(?<stem>[A-Za-z]+?)_?(?<index>[0-9]+|(?<=_)[A-Za-z0-9]+)");

    @Override
    Text symbol(Symbol symbol) {
        Matcher indexed = INDEXED.matcher(symbol.name());
        if (indexed.matches()) {
            return new Text(word(indexed.group("stem")) + "_{" + word(indexed.group("index")) + "}", Binding.ATOM);
        }
        return new Text(word(symbol.name()), Binding.ATOM);
    }

    private static String word(String name) {
        if (GREEK.contains(name)) {
            return "\\" + name;
        }
        return name.length() == 1 || Character.isDigit(name.charAt(0))
                ? name
                : "\\mathit{" + name.replace("_", "\\_") + "}";
    }

    @Override
    Text quotient(Text numerator, Text denominator) {
        return new Text("\\frac{" + numerator.text() + "}{" + denominator.text() + "}", Binding.PRODUCT);
    }

    @Override
    Text product(List<Text> factors) {
        return new Text(
                factors.stream().map(f -> f.binding() == Binding.PRODUCT ? f.text() : bound(f, Binding.POWER))
                        .collect(Collectors.joining(" \\, ")),
                Binding.PRODUCT);
    }

    @Override
    Text power(Text base, Text exponent) {
        return new Text(bound(base, Binding.ATOM) + "^{" + exponent.text() + "}", Binding.POWER);
    }

    @Override
    Text exponential(Text exponent) {
        return new Text("e^{" + exponent.text() + "}", Binding.POWER);
    }

    @Override
    Text call(Function function, List<Text> arguments) {
        if (function == Function.EXP) {
            return exponential(arguments.getFirst());
        }
        boolean indexed = function == Function.POLYLOG;
        String name = function.latex() + (indexed ? "_{" + arguments.get(0).text() + "}" : "");
        String argument = parenthesised(
                arguments.stream().skip(indexed ? 1 : 0).map(Text::text).collect(Collectors.joining(", ")));
        return new Text(name + argument, function == Function.LOG ? Binding.POWER : Binding.ATOM);
    }

    @Override
    String parenthesised(String text) {
        return "\\left(" + text + "\\right)";
    }

    @Override
    String relation(String relation) {
        return switch (relation) {
            case ">=" -> " \\ge ";
            case "<=" -> " \\le ";
            default -> " " + relation + " ";
        };
    }
}
