package org.bonewise.patient;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.CodeMatch;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Tells which bone-modifying agent and product a medicine is. The agent is told by code alone; the product by the first that
 * tells, among those of the route: product code, strength of the Medication, dose, brand or strength in the text.
 */
final class BmaProductReading {

    private static final Pattern MG = Pattern.compile("(?<!\\d)(\\d{1,6}(?:[.,]\\d{1,4})?) ?mg\\b");

    private final CodeGroups codes;
    private final Map<String, List<BigDecimal>> strengths = new HashMap<>();
    private final Map<String, List<BigDecimal>> doses = new HashMap<>();

    /** @param regimens whose doses, reduced ones included, tell the products apart too */
    BmaProductReading(CodeGroups codes, List<Regimen> regimens) {
        this.codes = codes;
        BmaNames.NOMINAL.forEach((product, amount) -> {
            Stream<BigDecimal> perMl = BmaNames.CONCENTRATIONS.getOrDefault(product, List.of()).stream();
            strengths.put(product, Stream.concat(Stream.of(amount), perMl).toList());
            Stream<BigDecimal> ordered = regimens.stream()
                    .filter(regimen -> product.equals(regimen.product()))
                    .flatMap(regimen -> regimen.doses().stream());
            doses.put(
                    product,
                    Stream.concat(Stream.of(amount), ordered).distinct().toList());
        });
    }

    /** The agent and its possible products; empty when no code says that it is a bone-modifying agent. */
    Optional<BmaProduct> read(MedicationUse use) {
        CodeableConcept concept = use.concept();
        if (concept == null) {
            return Optional.empty();
        }
        return BmaNames.AGENT_GROUPS.entrySet().stream()
                .filter(entry -> codes.inAny(entry.getValue(), concept))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(agent -> new BmaProduct(agent, products(agent, concept, use)));
    }

    /**
     * Whether it is a bone-modifying agent of which no code tells the product: words alone name it, or a code of which it is not
     * sure whether it means the medicine or the substance.
     */
    boolean isUnrecognised(MedicationUse use) {
        CodeableConcept concept = use.concept();
        boolean coded = concept != null && codes.match(ConceptGroup.BMA_SNOMED_DRUG, concept) != CodeMatch.NONE;
        String text = (concept == null ? "" : Sources.text(concept))
                + use.evidence().display().toLowerCase(java.util.Locale.ROOT);
        return (coded || BmaNames.namesAny(text)) && read(use).isEmpty();
    }

    private List<String> products(String agent, CodeableConcept concept, MedicationUse use) {
        List<String> products = byRoute(agent, use.resource());
        List<List<String>> signs = List.of(
                coded(concept),
                byAmount(products, strengths, strengths(use.medication())),
                byAmount(products, doses, doses(concept, use)),
                branded(products, Sources.text(concept)),
                byAmount(products, strengths, written(Sources.text(concept))));
        return signs.stream().filter(found -> found.size() == 1).findFirst().orElse(products);
    }

    /** The products of an agent that the route told leaves possible. */
    private List<String> byRoute(String agent, Resource resource) {
        List<String> all = BmaNames.PRODUCTS.getOrDefault(agent, List.of(agent));
        List<CodeableConcept> routes = Routes.of(resource);
        boolean oral = routes.stream().anyMatch(route -> codes.in(ConceptGroup.ROUTE_ORAL, route));
        boolean intravenous = routes.stream().anyMatch(route -> codes.in(ConceptGroup.ROUTE_INTRAVENOUS, route));
        if (oral == intravenous) {
            return BmaNames.WITHOUT_ROUTE.getOrDefault(agent, all);
        }
        List<String> left = all.stream()
                .filter(product -> BmaNames.ORAL.contains(product) == oral)
                .toList();
        return left.isEmpty() ? all : left;
    }

    private List<String> coded(CodeableConcept concept) {
        return BmaNames.PRODUCT_GROUPS.entrySet().stream()
                .filter(entry -> codes.in(entry.getKey(), concept))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> byAmount(
            List<String> products, Map<String, List<BigDecimal>> known, List<BigDecimal> amounts) {
        return products.stream()
                .filter(product -> known.getOrDefault(product, List.of()).stream()
                        .anyMatch(one -> amounts.stream().anyMatch(amount -> amount.compareTo(one) == 0)))
                .toList();
    }

    private static List<String> branded(List<String> products, String text) {
        return products.stream()
                .filter(product -> BmaNames.names(text, BmaNames.BRANDS.getOrDefault(product, List.of())))
                .toList();
    }

    private static List<BigDecimal> strengths(@Nullable Medication medication) {
        return medication == null
                ? List.of()
                : medication.getIngredient().stream()
                        .flatMap(ingredient -> milligrams(ingredient.getStrength()).stream())
                        .toList();
    }

    /** The amount that a strength tells, whatever it is the amount of. */
    static Optional<BigDecimal> milligrams(Ratio strength) {
        return isMg(strength.getNumerator())
                ? Optional.ofNullable(strength.getNumerator().getValue())
                : Optional.empty();
    }

    private List<BigDecimal> doses(CodeableConcept concept, MedicationUse use) {
        boolean billed = codes.inAny(BmaNames.BILLING, concept);
        return Doses.of(use.resource()).stream()
                .filter(dose -> dose.getValue() != null)
                .filter(dose -> isMg(dose) || (billed && !isVolume(dose)))
                .map(Quantity::getValue)
                .toList();
    }

    /** Amounts in mg that a text names; the time it takes grows with the text's length, not faster. */
    static List<BigDecimal> written(CharSequence text) {
        List<BigDecimal> found = new ArrayList<>();
        MG.matcher(text)
                .results()
                .forEach(hit -> found.add(new BigDecimal(hit.group(1).replace(',', '.'))));
        return found.stream().distinct().collect(Collectors.toList());
    }

    private static boolean isMg(Quantity quantity) {
        return "mg".equals(quantity.getCode())
                || (quantity.getCode() == null && "mg".equalsIgnoreCase(quantity.getUnit()));
    }

    private static boolean isVolume(Quantity quantity) {
        String unit = quantity.getCode() == null ? quantity.getUnit() : quantity.getCode();
        return unit != null && unit.toLowerCase(java.util.Locale.ROOT).endsWith("ml");
    }
}
