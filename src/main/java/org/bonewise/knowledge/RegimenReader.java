package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bonewise.knowledge.ArtefactFiles.Found;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionDynamicValueComponent;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;

/** Reads the ActivityDefinitions: regimens and companion orders. */
final class RegimenReader {

    private static final Map<String, Integer> DAYS = Map.of("d", 1, "wk", 7, "mo", 30, "a", 365);

    private final Map<String, ConceptGroup> groups;
    private final ExpressionReader expressions;
    private final ExpressionLint lint;
    private final FreshnessReader freshness;

    /**
     * Makes a reader.
     *
     * @param groups groups of codes by the canonical address of their ValueSet
     * @param freshness reads the windows of products
     */
    RegimenReader(
            Map<String, ConceptGroup> groups,
            ExpressionReader expressions,
            ExpressionLint lint,
            FreshnessReader freshness) {
        this.groups = groups;
        this.expressions = expressions;
        this.lint = lint;
        this.freshness = freshness;
    }

    /** All regimens by canonical address. */
    Map<String, Regimen> read(ArtefactFiles files, List<ArtefactProblem> problems) {
        Map<String, Regimen> regimens = new LinkedHashMap<>();
        for (Found<ActivityDefinition> found : files.all(ActivityDefinition.class)) {
            Location location = new Location(found.file(), "", problems);
            Regimen regimen = regimen(found.resource(), location);
            if (regimens.put(regimen.url(), regimen) != null) {
                location.problem("canonical address used twice: " + regimen.url());
            }
        }
        return regimens;
    }

    private Regimen regimen(ActivityDefinition definition, Location location) {
        List<Extension> extensions = definition.getExtension();
        String agent = Extensions.text(extensions, "agent");
        if (agent == null && Extensions.text(extensions, "purpose") == null) {
            location.problem("needs the extension agent (a bone-modifying agent) or purpose (a companion order)");
        }
        BigDecimal maximum = Extensions.decimal(extensions, "maximum-dose");
        fixedDose(definition, maximum, location.at(Regimen.DOSE_PATH));
        return new Regimen(
                definition.getIdElement().getIdPart(),
                definition.getUrl(),
                location.file(),
                definition,
                agent,
                Extensions.text(extensions, "agent-class"),
                Extensions.text(extensions, "product"),
                purposes(extensions, agent == null ? "purpose" : "regimen-purpose"),
                Extensions.decimal(extensions, "minimum-clearance"),
                maximum,
                intervalDays(definition),
                Extensions.integer(extensions, "shortest-interval"),
                Extensions.integer(extensions, "on-schedule-until"),
                freshness(extensions, location),
                groups(extensions, location),
                dynamicValues(definition, maximum, location));
    }

    private static List<String> purposes(List<Extension> extensions, String name) {
        return Extensions.all(extensions, name).stream()
                .map(extension -> extension.getValue().primitiveValue())
                .toList();
    }

    private static void fixedDose(ActivityDefinition definition, @Nullable BigDecimal maximum, Location location) {
        definition.getDosage().stream()
                .flatMap(dosage -> dosage.getDoseAndRate().stream())
                .filter(Dosage.DosageDoseAndRateComponent::hasDoseQuantity)
                .forEach(dose -> ExpressionLint.isAbove(dose.getDoseQuantity(), maximum, location));
    }

    private static OptionalInt intervalDays(ActivityDefinition definition) {
        for (Dosage dosage : definition.getDosage()) {
            TimingRepeatComponent repeat = dosage.getTiming().getRepeat();
            if (repeat.hasPeriod() && repeat.hasPeriodUnit()) {
                int unit = DAYS.getOrDefault(repeat.getPeriodUnit().toCode(), 0);
                BigDecimal days = repeat.getPeriod().multiply(BigDecimal.valueOf(unit));
                return OptionalInt.of(days.intValue());
            }
        }
        return OptionalInt.empty();
    }

    private List<Freshness> freshness(List<Extension> extensions, Location location) {
        List<Freshness> entries = new ArrayList<>();
        for (Extension extension : Extensions.all(extensions, "freshness")) {
            Freshness window = freshness.read(extension, location);
            if (window != null && Extensions.part(extension, "when") instanceof Expression expression) {
                window = inCase(window, expression, FreshnessReader.at(window.item(), location));
            }
            if (window != null) {
                entries.add(window);
            }
        }
        return List.copyOf(entries);
    }

    private @Nullable Freshness inCase(Freshness window, Expression expression, Location location) {
        ParsedExpression when = expressions.read(expression, location);
        if (when == null) {
            return null;
        }
        lint.condition(when, false, location);
        return new Freshness(window.item(), window.days(), when);
    }

    private List<ConceptGroup> groups(List<Extension> extensions, Location location) {
        List<ConceptGroup> found = new ArrayList<>();
        for (Extension extension : Extensions.all(extensions, "concept-group")) {
            String url = extension.getValue().primitiveValue();
            ConceptGroup group = groups.get(url);
            if (group == null) {
                location.problem("missing value set " + url);
            } else {
                found.add(group);
            }
        }
        return List.copyOf(found);
    }

    private Map<String, ParsedExpression> dynamicValues(
            ActivityDefinition definition, @Nullable BigDecimal maximum, Location location) {
        Map<String, ParsedExpression> values = new LinkedHashMap<>();
        for (ActivityDefinitionDynamicValueComponent value : definition.getDynamicValue()) {
            Location here = location.at(value.getPath());
            if (!Regimen.DOSE_PATH.equals(value.getPath())) {
                here.problem("only " + Regimen.DOSE_PATH + " can be a dynamic value");
                continue;
            }
            ParsedExpression parsed = expressions.read(value.getExpression(), here);
            if (parsed != null) {
                lint.dose(parsed, maximum, here);
                values.put(value.getPath(), parsed);
            }
        }
        return values;
    }
}
