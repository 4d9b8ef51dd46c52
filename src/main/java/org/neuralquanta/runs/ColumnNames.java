package org.neuralquanta.runs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.neuralquanta.runs.Columns.Part;

/** The names that people give to the columns of runs; case, spaces, punctuation and units in brackets aside. */
final class ColumnNames {

    private static final Map<Part, Set<String>> NAMES = Map.of(
            Part.PARAMETERS, Set.of("n", "params", "parameters", "param", "nparams", "nparameters", "numparams", "numparameters", "numberofparameters",
                    "paramcount", "parametercount", "modelparams", "modelparameters", "modelsize", "totalparams", "totalparameters",
                    "trainableparams", "trainableparameters", "activeparams", "activeparameters", "nonembeddingparams",
                    "nonembeddingparameters", "paramsnonembedding", "sizeinparams"),
            Part.TOKENS, Set.of("d", "tokens", "ntokens", "numtokens", "numberoftokens", "tokencount", "traintokens", "trainingtokens", "totaltokens",
                    "tokensseen", "trainedtokens", "tokensprocessed", "numinputtokensseen", "trainnuminputtokensseen", "datasize",
                    "datasetsize", "samples", "nsamples", "numsamples", "trainsamples", "trainingsamples"),
            Part.COMPUTE, Set.of("c", "compute", "flop", "flops", "trainflop", "trainflops", "trainingflop", "trainingflops", "totalflops", "totalflos",
                    "traintotalflos", "trainingcompute", "traincompute", "totalcompute", "computebudget", "flopbudget"),
            Part.VARIABLE, Set.of("x"),
            Part.UNIQUE, Set.of("u", "uniquetokens", "nuniquetokens", "numuniquetokens", "distincttokens", "uniquedata", "uniquesamples",
                    "uniquetraintokens", "uniquetrainingtokens"),
            Part.LOSS, Set.of("loss", "l", "valloss", "validationloss", "evalloss", "testloss", "finalloss", "trainloss", "trainingloss", "lossval",
                    "losseval", "losstest", "losstrain", "lossvalidation", "finalvalloss", "finalevalloss", "finaltestloss", "finaltrainloss",
                    "lmloss", "celoss", "crossentropy", "crossentropyloss", "evalcrossentropyloss", "valcrossentropyloss", "nll", "bitsperbyte", "bpb",
                    "evalbpb", "valbpb"),
            Part.WEIGHT, Set.of("weight", "weights"),
            Part.GROUP, Set.of("group"));

    /** The last part of a name in brackets. */
    private static final Pattern BRACKETS = Pattern.compile("(.*?)[(\\[{]([^)\\]}]*)[)\\]}]\\s*");

    /** A name that ends in a unit without brackets. */
    private static final Pattern ENDING = Pattern.compile("(.+)[_ ]([KMBGT]|(?i:thousands?|millions?|billions?|trillions?))");

    private static final Set<Part> COUNTED = Set.of(Part.PARAMETERS, Part.TOKENS, Part.COMPUTE, Part.UNIQUE);

    private static final Pattern POWER = Pattern.compile("(?:10\\^|1e)(\\d{1,2})");

    private static final Map<String, BigDecimal> WORDS = Map.of(
            "thousand", power(3), "thousands", power(3), "million", power(6), "millions", power(6), "billion", power(9), "billions", power(9),
            "trillion", power(12), "trillions", power(12), "pf-days", petaflopDay(), "petaflop/s-days", petaflopDay());

    private static final Map<Character, Integer> SUFFIXES = Map.of('K', 3, 'M', 6, 'B', 9, 'G', 9, 'T', 12, 'P', 15, 'E', 18, 'Z', 21);

    private static final Set<String> BITS = Set.of("bit", "bits", "bitspertoken", "bittoken", "bitstoken");
    private static final Set<String> BITS_PER_BYTE = Set.of("bitsperbyte", "bpb", "bitbyte", "bitsbyte", "evalbpb", "valbpb");

    private ColumnNames() {}

    private static BigDecimal power(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent);
    }

    private static BigDecimal petaflopDay() {
        return BigDecimal.valueOf(86_400).scaleByPowerOfTen(15);
    }

    /** The indices of the columns that can be a part: the one of its own one-letter symbol, or else all with a common name. */
    static List<Integer> candidates(Part part, List<String> header) {
        List<Integer> own = where(header, name -> name.equalsIgnoreCase(part.symbol()));
        return !own.isEmpty() && part.symbol().length() == 1
                ? own
                : where(header, name -> NAMES.getOrDefault(part, Set.of()).contains(plain(part, name)));
    }

    private static List<Integer> where(List<String> header, Predicate<String> condition) {
        return IntStream.range(0, header.size()).filter(i -> condition.test(header.get(i))).boxed().toList();
    }

    private static String plain(Part part, String name) {
        Matcher brackets = BRACKETS.matcher(name);
        if (brackets.matches()) {
            return letters(brackets.group(1));
        }
        Matcher ending = ENDING.matcher(name);
        return letters(COUNTED.contains(part) && ending.matches() ? ending.group(1) : name);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** What the unit in a name stands for, such as 10⁶ for {@code params (M)} and {@code params_M}; 1 where it is no such unit. */
    static BigDecimal unit(String name) {
        Matcher brackets = BRACKETS.matcher(name);
        Matcher ending = ENDING.matcher(name);
        String unit = brackets.matches() ? brackets.group(2).strip() : ending.matches() ? ending.group(2) : "";
        String first = unit.split("\\s", 2)[0];
        Matcher power = POWER.matcher(first);
        if (power.matches()) {
            return power(Integer.parseInt(power.group(1)));
        }
        BigDecimal word = WORDS.get(first.toLowerCase(Locale.ROOT));
        if (word != null) {
            return word;
        }
        boolean suffix = first.length() == 1 || (first.length() > 1 && first.substring(1).toLowerCase(Locale.ROOT).matches("flops?"));
        Integer exponent = suffix ? SUFFIXES.get(first.equals("k") ? 'K' : first.charAt(0)) : null;
        return exponent == null ? BigDecimal.ONE : power(exponent);
    }

    /** Whether a column holds perplexities, the exponentials of losses. */
    static boolean isPerplexity(String name) {
        return letters(name).contains("perplexity") || List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).contains("ppl");
    }

    /** The unit of a loss that its column names. */
    static Optional<LossUnit> lossUnit(String name) {
        Matcher brackets = BRACKETS.matcher(name);
        String unit = letters(brackets.matches() ? brackets.group(2) : name);
        return BITS_PER_BYTE.contains(unit)
                ? Optional.of(LossUnit.BITS_PER_BYTE)
                : BITS.contains(unit) ? Optional.of(LossUnit.BITS) : Optional.empty();
    }
}
