package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.knowledge.ArtefactFiles.Found;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;

/** Reads the Libraries: terms, general windows, plausible ranges and parameters. */
final class TermReader {

    private record RawTerm(Expression expression, Location location) {}

    private final Map<String, RawTerm> raw = new LinkedHashMap<>();
    private final Map<String, Freshness> windows = new LinkedHashMap<>();
    private final Map<String, PlausibleRange> plausible = new LinkedHashMap<>();
    private final ParameterReader parameters = new ParameterReader();

    /**
     * Reads.
     *
     * @param freshness reads the general windows
     * @param facts names that no term may take
     */
    TermReader(ArtefactFiles files, FreshnessReader freshness, Set<String> facts, List<ArtefactProblem> problems) {
        for (Found<Library> found : files.all(Library.class)) {
            Location location = new Location(found.file(), "", problems);
            List<Extension> extensions = found.resource().getExtension();
            Extensions.all(extensions, "term").forEach(extension -> term(extension, facts, location));
            Extensions.all(extensions, "freshness").forEach(extension -> window(extension, freshness, location));
            Extensions.all(extensions, "plausible-range").forEach(extension -> range(extension, location));
            Extensions.all(extensions, "parameter").forEach(extension -> parameters.read(extension, location));
        }
    }

    private void term(Extension extension, Set<String> facts, Location location) {
        String name = Extensions.text(Extensions.part(extension, "name"));
        if (name == null || !(Extensions.part(extension, "expression") instanceof Expression expression)) {
            location.problem("a term needs a name and an expression");
        } else if (facts.contains(name)) {
            location.at(name).problem("is the name of a fact, which the term would hide");
        } else if (raw.put(name, new RawTerm(expression, location.at(name))) != null) {
            location.at(name).problem("term defined twice");
        }
    }

    private void window(Extension extension, FreshnessReader reader, Location location) {
        Freshness window = reader.read(extension, location);
        if (window == null) {
            return;
        }
        Location here = FreshnessReader.at(window.item(), location);
        if (Extensions.part(extension, "when") != null) {
            here.problem("a general window holds always: only a product's can have a case");
        }
        if (windows.put(window.item(), window) != null) {
            here.problem("window given twice");
        }
    }

    private void range(Extension extension, Location location) {
        String item = Extensions.text(Extensions.part(extension, "item"));
        String unit = Extensions.text(Extensions.part(extension, "unit"));
        if (item == null || unit == null) {
            location.problem("a plausible range needs an item and a unit");
        } else {
            PlausibleRange range = new PlausibleRange(
                    item,
                    Extensions.decimal(Extensions.part(extension, "low")),
                    Extensions.decimal(Extensions.part(extension, "high")),
                    unit);
            if (plausible.put(item, range) != null) {
                location.problem("plausible range of " + item + " given twice");
            }
        }
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
        return new Windows(List.copyOf(windows.values()));
    }

    Map<String, PlausibleRange> plausible() {
        return plausible;
    }

    Map<String, BigDecimal> parameters() {
        return parameters.parameters();
    }
}
