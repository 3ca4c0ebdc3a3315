package org.bonewise.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionConditionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.jspecify.annotations.Nullable;

/** Reads the actions of a PlanDefinition as rules. */
final class RuleReader {

    private static final String SYSTEMS = "https://bonewise.github.io/fhir/CodeSystem/";
    private static final Map<String, Rule.Kind> KINDS = Map.of(
            "decision", Rule.Kind.INDICATION,
            "safety-status", Rule.Kind.SAFETY,
            "message-kind", Rule.Kind.MESSAGE,
            "silence", Rule.Kind.SILENCE,
            "preference", Rule.Kind.PREFERENCE);
    private static final Map<String, Set<String>> CODES = Map.of(
            "decision", Set.of("indicated", "consider", "not-indicated", "needs-data", "silent"),
            "safety-status", Set.of("ok", "caution", "hold", "contraindicated", "needs-data"),
            "message-kind", Set.of("monitoring", "information", "benefit", "not-read", "support"),
            "silence",
                    Set.of(
                            "everything",
                            "recommendations",
                            "start",
                            "repeat-order",
                            "not-indicated-card",
                            "overdue",
                            "interruption",
                            "card-limit",
                            "overridden",
                            "told",
                            "repeated"),
            "preference", Set.of("prefer", "fix-first", "offer-all"));

    /** A rule that is unknown says one of these; silence for a lack of data is said so at the rule, not as a decision. */
    private static final Map<Rule.Kind, Set<String>> ON_UNKNOWN = Map.of(
            Rule.Kind.INDICATION, Set.of("nothing", "indicated", "consider", "not-indicated", "needs-data"),
            Rule.Kind.SAFETY, Set.of("nothing", "ok", "caution", "hold", "contraindicated", "needs-data"),
            Rule.Kind.MESSAGE, Set.of("nothing", "monitoring", "information", "benefit", "not-read"),
            Rule.Kind.SILENCE, Set.of("nothing", "everything", "recommendations", "start", "overdue"),
            Rule.Kind.PREFERENCE, Set.of("nothing"));

    private static final String PURPOSE = "regimen-purpose";
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private final Map<String, Regimen> regimens;
    private final ExpressionReader expressions;
    private final ExpressionLint lint;
    private final Set<String> factNames;

    RuleReader(
            Map<String, Regimen> regimens, ExpressionReader expressions, ExpressionLint lint, Set<String> factNames) {
        this.regimens = regimens;
        this.expressions = expressions;
        this.lint = lint;
        this.factNames = factNames;
    }

    private record Coded(Rule.Kind kind, String code) {}

    /** The rules of a topic, in its order. */
    List<Rule> read(PlanDefinition plan, Location file) {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (PlanDefinitionActionComponent action : plan.getAction()) {
            if (RuleChanges.isLeftOut(action)) {
                continue;
            }
            Rule rule = rule(action, plan, file, null);
            for (Rule one :
                    Stream.concat(Stream.of(rule), rule.variants().stream()).toList()) {
                if (!ids.add(one.artefactId())) {
                    file.at(one.artefactId()).problem("id used twice");
                }
            }
            rules.add(rule);
        }
        return rules;
    }

    /** One action; {@code parent} when it is a variant. */
    Rule rule(PlanDefinitionActionComponent action, PlanDefinition plan, Location file, @Nullable Rule parent) {
        Location location = file.at(action.hasId() ? action.getId() : "action without id");
        if (!action.hasId()) {
            location.problem("an action needs an id: it is the rule id");
        }
        Coded coded = coded(action, location);
        List<Regimen> choice = new ArrayList<>();
        List<Regimen> along = new ArrayList<>();
        (isChoice(action) ? choice : along).addAll(orders(action, location));
        action.getAction().stream().filter(RuleReader::isGroup).forEach(group -> (isChoice(group) ? choice : along)
                .addAll(orders(group, location)));
        Rule.Kind kind =
                coded != null ? coded.kind() : parent != null ? parent.kind() : kindOfVariants(action, location);
        Rule rule = new Rule(
                parent == null ? shownId(action) : parent.id(),
                text(action.getId()),
                file.file(),
                kind,
                coded == null ? null : coded.code(),
                severity(action, location),
                scope(action, parent, location),
                Extensions.text(action.getExtension(), "on-unknown"),
                Extensions.text(action.getExtension(), "agent"),
                purpose(action, plan),
                action.hasTitle() || parent == null ? text(action.getTitle()) : parent.title(),
                action.getDescription(),
                template(action, location),
                conditions(action, location),
                List.of(),
                List.copyOf(choice),
                List.copyOf(along),
                citations(action, plan, parent));
        lint(rule, location);
        return withVariants(rule, action, plan, file);
    }

    /** The action's own, else that of its topic. */
    private static @Nullable String purpose(PlanDefinitionActionComponent action, PlanDefinition plan) {
        String own = Extensions.text(action.getExtension(), PURPOSE);
        return own == null ? Extensions.text(plan.getExtension(), PURPOSE) : own;
    }

    private void lint(Rule rule, Location location) {
        String purpose = rule.purpose();
        if (purpose == null && !rule.regimens().isEmpty()) {
            location.problem("proposes regimens and does not say what for: set the extension " + PURPOSE
                    + " of the action or its topic");
        } else if (purpose != null) {
            rule.regimens().stream()
                    .filter(regimen -> !regimen.purposes().contains(purpose))
                    .forEach(regimen -> location.problem(
                            "proposes " + regimen.id() + " for " + purpose + ", which is none of its purposes"));
        }
        String onUnknown = rule.onUnknown();
        if (onUnknown != null && !ON_UNKNOWN.getOrDefault(rule.kind(), Set.of()).contains(onUnknown)) {
            location.problem("unknown code " + onUnknown + " of on-unknown");
        }
        String agent = rule.agent();
        boolean prefers = rule.kind() == Rule.Kind.PREFERENCE && "prefer".equals(rule.code());
        if (prefers
                && regimens.values().stream()
                        .noneMatch(one -> one.agent() != null && one.agent().equals(agent))) {
            location.problem("no regimen is of agent " + agent);
        }
    }

    /** What is shown of {@code MON-10.magnesium} is {@code MON-10}. */
    private static String shownId(PlanDefinitionActionComponent action) {
        String id = text(action.getId());
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Rule withVariants(Rule rule, PlanDefinitionActionComponent action, PlanDefinition plan, Location file) {
        List<Rule> variants = action.getAction().stream()
                .filter(child -> !child.hasDefinition() && !isGroup(child))
                .map(child -> rule(child, plan, file, rule))
                .toList();
        if (rule.title().isEmpty()) {
            file.at(rule.artefactId()).problem("an action needs a title");
        }
        if (rule.code() == null && variants.isEmpty()) {
            file.at(rule.artefactId()).problem("an action needs a code that says what it decides");
        }
        return rule.withVariants(variants);
    }

    private @Nullable Coded coded(PlanDefinitionActionComponent action, Location location) {
        Coded found = null;
        for (Coding coding : action.getCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .toList()) {
            String system = text(coding.getSystem()).replace(SYSTEMS, "");
            Rule.Kind kind = KINDS.get(system);
            if (kind != null && CODES.getOrDefault(system, Set.of()).contains(coding.getCode())) {
                found = new Coded(kind, coding.getCode());
            } else if (!"severity".equals(system)) {
                location.problem("unknown code " + coding.getSystem() + "|" + coding.getCode());
            }
        }
        return found;
    }

    private Rule.Kind kindOfVariants(PlanDefinitionActionComponent action, Location location) {
        for (PlanDefinitionActionComponent child : action.getAction()) {
            Coded coded = child.hasDefinition() || isGroup(child) ? null : coded(child, location);
            if (coded != null) {
                return coded.kind();
            }
        }
        return Rule.Kind.MESSAGE;
    }

    private static @Nullable Severity severity(PlanDefinitionActionComponent action, Location location) {
        for (Coding coding : action.getCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .toList()) {
            if ((SYSTEMS + "severity").equals(coding.getSystem())) {
                try {
                    return Severity.valueOf(coding.getCode().toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException e) {
                    location.problem("unknown severity " + coding.getCode());
                }
            }
        }
        return null;
    }

    private static Rule.Scope scope(PlanDefinitionActionComponent action, @Nullable Rule parent, Location location) {
        String code = Extensions.text(action.getExtension(), "scope");
        if (code == null) {
            return parent == null ? Rule.Scope.PATIENT : parent.scope();
        }
        try {
            return Rule.Scope.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            location.problem("unknown scope " + code);
            return Rule.Scope.PATIENT;
        }
    }

    private @Nullable String template(PlanDefinitionActionComponent action, Location location) {
        String template = action.getTextEquivalent();
        Stream.concat(Stream.ofNullable(template), translations(action).stream())
                .flatMap(text -> TextPlaceholders.problems(text, factNames).stream())
                .forEach(location::problem);
        return template;
    }

    private static List<String> translations(PlanDefinitionActionComponent action) {
        return action.getTextEquivalentElement().getExtensionsByUrl(TRANSLATION).stream()
                .flatMap(translation -> Stream.ofNullable(Extensions.text(Extensions.part(translation, "content"))))
                .toList();
    }

    private List<ParsedExpression> conditions(PlanDefinitionActionComponent action, Location location) {
        List<ParsedExpression> conditions = new ArrayList<>();
        for (PlanDefinitionActionConditionComponent condition : action.getCondition()) {
            ParsedExpression parsed = expressions.read(condition.getExpression(), location);
            if (parsed != null) {
                lint.condition(parsed, Extensions.has(condition.getExtension(), "true-when-unknown"), location);
                conditions.add(parsed);
            }
        }
        return List.copyOf(conditions);
    }

    private static boolean isChoice(PlanDefinitionActionComponent action) {
        return action.hasSelectionBehavior()
                && "exactly-one".equals(action.getSelectionBehavior().toCode());
    }

    /** Orders of one kind, where a rule has both regimens to choose from and orders that go along; no variant of the rule. */
    private static boolean isGroup(PlanDefinitionActionComponent child) {
        return !child.hasId() && !child.hasDefinition() && child.hasSelectionBehavior();
    }

    private List<Regimen> orders(PlanDefinitionActionComponent action, Location location) {
        List<Regimen> orders = new ArrayList<>();
        for (PlanDefinitionActionComponent child : action.getAction()) {
            if (child.hasDefinition()) {
                String canonical = child.getDefinition().primitiveValue();
                Regimen regimen = regimens.get(canonical);
                if (regimen == null) {
                    location.problem("dangling canonical: there is no " + canonical);
                } else {
                    orders.add(regimen);
                }
            }
        }
        return List.copyOf(orders);
    }

    private static List<Citation> citations(
            PlanDefinitionActionComponent action, PlanDefinition plan, @Nullable Rule parent) {
        if (!action.hasDocumentation() && parent != null) {
            return parent.citations();
        }
        List<RelatedArtifact> own = action.getDocumentation();
        return (own.isEmpty() ? plan.getRelatedArtifact() : own)
                .stream()
                        .filter(citation -> citation.getType() != RelatedArtifactType.DERIVEDFROM)
                        .map(citation -> citation(citation, plan))
                        .toList();
    }

    /** An action names the citation by its label and adds the grade; the full text stands once, at the plan. */
    private static Citation citation(RelatedArtifact artefact, PlanDefinition plan) {
        Optional<RelatedArtifact> full = plan.getRelatedArtifact().stream()
                .filter(other -> other.hasLabel() && other.getLabel().equals(artefact.getLabel()))
                .findFirst();
        return new Citation(
                text(artefact.getLabel()),
                artefact.getDisplay(),
                full.orElse(artefact).getCitation(),
                full.orElse(artefact).getUrl());
    }
}
