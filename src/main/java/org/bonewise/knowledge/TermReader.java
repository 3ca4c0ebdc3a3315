package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.knowledge.ArtefactFiles.Found;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads the Libraries: terms, windows, plausible ranges and parameters. */
final class TermReader {

    private record RawTerm(Expression expression, Location location) {}

    private final Map<String, RawTerm> raw = new LinkedHashMap<>();
    private final List<Freshness> windows = new ArrayList<>();
    private final Map<String, PlausibleRange> plausible = new LinkedHashMap<>();
    private final Map<String, BigDecimal> parameters = new LinkedHashMap<>();

    /**
     * Reads.
     *
     * @param items codes of what a freshness window can limit
     * @param facts names that no term may take
     */
    TermReader(ArtefactFiles files, Set<String> items, Set<String> facts, List<ArtefactProblem> problems) {
        for (Found<Library> found : files.all(Library.class)) {
            Location location = new Location(found.file(), "", problems);
            List<Extension> extensions = found.resource().getExtension();
            Extensions.all(extensions, "term").forEach(extension -> term(extension, facts, location));
            Extensions.all(extensions, "freshness").forEach(extension -> window(extension, items, location));
            Extensions.all(extensions, "plausible-range").forEach(extension -> range(extension, location));
            Extensions.all(extensions, "parameter").forEach(extension -> parameter(extension, location));
        }
    }

    private void term(Extension extension, Set<String> facts, Location location) {
        String name = text(Extensions.part(extension, "name"));
        if (name == null || !(Extensions.part(extension, "expression") instanceof Expression expression)) {
            location.problem("a term needs a name and an expression");
        } else if (facts.contains(name)) {
            location.at(name).problem("is the name of a fact, which the term would hide");
        } else if (raw.put(name, new RawTerm(expression, location.at(name))) != null) {
            location.at(name).problem("term defined twice");
        }
    }

    private void window(Extension extension, Set<String> items, Location location) {
        String item = text(Extensions.part(extension, "item"));
        if (item == null || !(Extensions.part(extension, "days") instanceof IntegerType days)) {
            location.problem("a freshness window needs an item and days");
        } else if (!items.contains(item)) {
            location.at("freshness " + item).problem("unknown code " + item + " of CodeSystem/freshness-item");
        } else {
            windows.add(new Freshness(item, days.getValue(), null));
        }
    }

    private void range(Extension extension, Location location) {
        String item = text(Extensions.part(extension, "item"));
        String unit = text(Extensions.part(extension, "unit"));
        if (item == null || unit == null) {
            location.problem("a plausible range needs an item and a unit");
        } else {
            plausible.put(
                    item,
                    new PlausibleRange(
                            item,
                            decimal(Extensions.part(extension, "low")),
                            decimal(Extensions.part(extension, "high")),
                            unit));
        }
    }

    private void parameter(Extension extension, Location location) {
        String name = text(Extensions.part(extension, "name"));
        BigDecimal value = decimal(Extensions.part(extension, "value"));
        if (name == null || value == null) {
            location.problem("a parameter needs a name and a value");
        } else {
            parameters.put(name, value);
        }
    }

    static @Nullable String text(@Nullable Type value) {
        return value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
    }

    private static @Nullable BigDecimal decimal(@Nullable Type value) {
        return value instanceof DecimalType decimal ? decimal.getValue() : null;
    }

    /** Names of all terms, for the reader of expressions. */
    Set<String> names() {
        return raw.keySet();
    }

    /** Parses all terms; a term that leads back to itself is a problem. */
    Map<String, ParsedExpression> terms(ExpressionReader reader) {
        Map<String, ParsedExpression> terms = new LinkedHashMap<>();
        raw.forEach((name, term) -> {
            ParsedExpression parsed = reader.read(term.expression(), term.location());
            if (parsed != null) {
                terms.put(name, parsed);
            }
        });
        for (String name : List.copyOf(terms.keySet())) {
            if (leadsTo(name, name, terms, new LinkedHashSet<>())) {
                location(name).problem("term leads back to itself");
                terms.remove(name);
            }
        }
        return terms;
    }

    private static boolean leadsTo(
            String from, String target, Map<String, ParsedExpression> terms, Set<String> visited) {
        ParsedExpression term = terms.get(from);
        return term != null
                && visited.add(from)
                && term.names().stream().anyMatch(name -> name.equals(target) || leadsTo(name, target, terms, visited));
    }

    /** Where a term stands. */
    Location location(String name) {
        RawTerm term = raw.get(name);
        if (term == null) {
            throw new IllegalArgumentException("No such term: " + name);
        }
        return term.location();
    }

    Windows windows() {
        return new Windows(List.copyOf(windows));
    }

    Map<String, PlausibleRange> plausible() {
        return plausible;
    }

    Map<String, BigDecimal> parameters() {
        return parameters;
    }
}
