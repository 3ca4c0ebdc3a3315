package org.bonewise.knowledge;

import ca.uhn.fhir.fhirpath.IFhirPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A FHIRPath expression over facts, parsed once and linted.
 *
 * @param text as written in the artefact
 * @param parsed as HAPI's engine evaluates it
 * @param names facts and terms it names, without {@code %}
 * @param numbers decimal literals it compares with
 * @param amounts of its literals that carry a unit, for example the doses it chooses between
 * @param words string literals it compares with
 * @param location file and action, for messages
 */
public record ParsedExpression(
        String text,
        IFhirPath.IParsedExpression parsed,
        Set<String> names,
        List<BigDecimal> numbers,
        List<BigDecimal> amounts,
        Set<String> words,
        String location) {}
