package org.neuralquanta.symbolic;

import java.util.List;
import java.util.stream.Collectors;
import org.neuralquanta.symbol.Symbol;

/** The notation that the parser reads: {@code + - * / ^}, function calls, no spaces but around relations. */
final class PlainNotation extends Notation {

    static final Notation INSTANCE = new PlainNotation();

    @Override
    Text symbol(Symbol symbol) {
        return new Text(symbol.name(), Binding.ATOM);
    }

    @Override
    Text quotient(Text numerator, Text denominator) {
        return new Text(
                bound(numerator, Binding.PRODUCT) + "/" + bound(denominator, Binding.POWER), Binding.PRODUCT);
    }

    @Override
    Text product(List<Text> factors) {
        String first = bound(factors.getFirst(), Binding.PRODUCT);
        return new Text(
                factors.stream().skip(1).map(f -> "*" + bound(f, Binding.POWER)).collect(Collectors.joining("", first, "")),
                Binding.PRODUCT);
    }

    @Override
    Text power(Text base, Text exponent) {
        return new Text(bound(base, Binding.ATOM) + "^" + bound(exponent, Binding.ATOM), Binding.POWER);
    }

    @Override
    Text exponential(Text exponent) {
        return new Text("exp(" + exponent.text() + ")", Binding.ATOM);
    }

    @Override
    Text call(Function function, List<Text> arguments) {
        String list = arguments.stream().map(Text::text).collect(Collectors.joining(", "));
        return new Text(function.plain() + "(" + list + ")", Binding.ATOM);
    }

    @Override
    String parenthesised(String text) {
        return "(" + text + ")";
    }

    @Override
    String relation(String relation) {
        return " " + relation + " ";
    }
}
