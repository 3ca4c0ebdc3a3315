package org.bonewise.knowledge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.knowledge.SyntaxTree.Comparison;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Parses expressions of artefacts once and finds what is wrong with their words. */
final class ExpressionReader {

    private static final Set<String> FUNCTIONS = Set.of("exists", "empty", "not", "iif");
    /** The parser recurses: what is longer or deeper could use up the stack. */
    private static final int LONGEST = 4000;

    private static final int DEEPEST = 50;
    private static final String LANGUAGE = "text/fhirpath";

    private final IFhirPath fhirPath;
    private final SyntaxTree syntax;
    private final Set<String> declared;
    private final Map<String, FactDeclaration> facts;

    /**
     * Makes a reader.
     *
     * @param facts facts that expressions may use, by name
     * @param terms names of terms that they may use too
     */
    ExpressionReader(FhirContext context, Map<String, FactDeclaration> facts, Set<String> terms) {
        this.fhirPath = context.newFhirPath();
        this.syntax = new SyntaxTree(context);
        this.facts = Map.copyOf(facts);
        this.declared = Stream.concat(facts.keySet().stream(), terms.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Parses; {@code null}, with a problem noted, when the expression cannot be used. */
    @Nullable
    ParsedExpression read(Expression expression, Location location) {
        if (!LANGUAGE.equals(expression.getLanguage())) {
            location.problem("the language of an expression is " + LANGUAGE + ", not " + expression.getLanguage());
            return null;
        }
        String text = String.valueOf(expression.getExpression());
        if (text.length() > LONGEST || depth(text) > DEEPEST) {
            location.problem("an expression has at most " + LONGEST + " characters and " + DEEPEST
                    + " brackets in each other: make terms of its parts");
            return null;
        }
        try {
            SyntaxTree.Parts parts = syntax.parts(text);
            List<String> faults = faults(parts);
            faults.forEach(fault -> location.problem(fault + " in: " + text));
            return faults.isEmpty()
                    ? new ParsedExpression(
                            text,
                            fhirPath.parse(text),
                            names(parts),
                            parts.numbers(),
                            parts.amounts(),
                            parts.words(),
                            location.toString())
                    : null;
        } catch (Exception e) {
            location.problem("bad syntax in: " + text + " (" + e.getMessage() + ")");
            return null;
        }
    }

    /** Most brackets that are open at once; those within a text are counted too. */
    private static int depth(String text) {
        int open = 0;
        int most = 0;
        for (int i = 0; i < text.length(); i++) {
            if ("([{".indexOf(text.charAt(i)) >= 0) {
                open++;
            } else if (")]}".indexOf(text.charAt(i)) >= 0) {
                open--;
            }
            most = Math.max(most, open);
        }
        return most;
    }

    private static Set<String> names(SyntaxTree.Parts parts) {
        Set<String> names = new LinkedHashSet<>();
        parts.constants().forEach(constant -> names.add(bare(constant)));
        return names;
    }

    private static String bare(String constant) {
        return constant.startsWith("%") ? constant.substring(1) : constant;
    }

    private List<String> faults(SyntaxTree.Parts parts) {
        List<String> faults = new ArrayList<>();
        for (String name : names(parts)) {
            if (!declared.contains(name)) {
                faults.add("unknown fact %" + name + similar(name));
            }
        }
        for (String name : parts.bareNames()) {
            if (!"$this".equals(name)) {
                faults.add("bare name '" + name + "' (facts are written %" + name + ")");
            }
        }
        for (String function : parts.functions()) {
            if (!FUNCTIONS.contains(function)) {
                faults.add("function " + function + "() is not among " + new TreeSet<>(FUNCTIONS));
            }
        }
        for (Comparison comparison : parts.comparisons()) {
            FactDeclaration.Kind left = kind(comparison.left());
            FactDeclaration.Kind right = kind(comparison.right());
            if (left != null && right != null && left != right) {
                faults.add("wrong type: compares " + left + " with " + right);
            }
        }
        return faults;
    }

    /** Type of an operand; {@code null} when only evaluation tells. */
    private FactDeclaration.@Nullable Kind kind(Base operand) {
        return switch (operand) {
            case FHIRConstant named -> {
                FactDeclaration fact = facts.get(bare(named.getValue()));
                yield fact == null ? null : fact.kind();
            }
            case DecimalType _, IntegerType _ -> FactDeclaration.Kind.DECIMAL;
            case StringType _ -> FactDeclaration.Kind.WORDS;
            case BooleanType _ -> FactDeclaration.Kind.FLAG;
            default -> null;
        };
    }

    private String similar(String name) {
        return declared.stream()
                .filter(other -> other.equalsIgnoreCase(name) || other.startsWith(name) || name.startsWith(other))
                .sorted()
                .findFirst()
                .map(other -> " (is %" + other + " meant?)")
                .orElse("");
    }
}
