package org.bonewise.knowledge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Expression;
import org.jspecify.annotations.Nullable;

/** Parses expressions of artefacts once and finds what is wrong with their words. */
final class ExpressionReader {

    private static final Set<String> FUNCTIONS = Set.of("exists", "empty", "not", "iif");
    private static final String LANGUAGE = "text/fhirpath";

    private final IFhirPath fhirPath;
    private final SyntaxTree syntax;
    private final Set<String> declared;

    /**
     * Makes a reader.
     *
     * @param declared names of facts and terms that expressions may use
     */
    ExpressionReader(FhirContext context, Set<String> declared) {
        this.fhirPath = context.newFhirPath();
        this.syntax = new SyntaxTree(context);
        this.declared = Set.copyOf(declared);
    }

    /** Parses; {@code null}, with a problem noted, when the expression cannot be used. */
    @Nullable
    ParsedExpression read(Expression expression, Location location) {
        if (!LANGUAGE.equals(expression.getLanguage())) {
            location.problem("the language of an expression is " + LANGUAGE + ", not " + expression.getLanguage());
            return null;
        }
        String text = expression.getExpression();
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
                            parts.words(),
                            location.toString())
                    : null;
        } catch (Exception e) {
            location.problem("bad syntax in: " + text + " (" + e.getMessage() + ")");
            return null;
        }
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
        return faults;
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
