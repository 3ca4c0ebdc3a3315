package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.guideline.Judged.DENOSUMAB;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bonewise.cards.Audience;
import org.bonewise.cards.CardWriter;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.facts.FactContext;
import org.bonewise.facts.FactDefinition;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.knowledge.Citation;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A rule whose expression fails, which the lint should have found: it must not take the others with it, nor pass in silence. */
class FailingRuleTest {

    /** A condition that is no question fails as soon as the weight is known. */
    private static final String FAILS = "%weightKg";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RuleEvaluator.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void aCriticalRuleSaysThatItCouldNotBeChecked() {
        Assessment assessment = Chart.breast().assess(with(rule("contraindicated", Severity.CRITICAL)));

        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(SafetyStatus.NEEDS_DATA);
        assertThat(Judged.candidate(assessment, DENOSUMAB).draft()).isNull();
        assertThat(Judged.candidate(assessment, DENOSUMAB).findings()).anySatisfy(finding -> {
            assertThat(finding.rule().id()).isEqualTo("T-1");
            assertThat(finding.certainty()).isEqualTo(RuleFinding.Certainty.UNCHECKED);
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @Test
    void theCardSaysSoInsteadOfTheTextOfTheRule() {
        Assessment assessment = Chart.breast().assess(with(rule("contraindicated", Severity.CRITICAL)));

        String detail = Objects.requireNonNull(new CardWriter(UUID::randomUUID)
                .write(assessment, Locale.ENGLISH, Chart.NOW.getZone(), Audience.CLINICIAN)
                .getFirst()
                .detail());

        assertThat(detail).contains("Could not be checked: Too heavy. (T-1)").doesNotContain("Weigh again");
    }

    @Test
    void theSummaryDoesNotSayThatItHolds() {
        assertThat(cards(Chart.breast().assess(with(rule("contraindicated", Severity.CRITICAL)))))
                .first()
                .satisfies(card -> assertThat(card.summary())
                        .startsWith("Denosumab or zoledronic acid indicated")
                        .endsWith("; needed first: could not be checked: Too heavy"));
    }

    @Test
    void theSummaryDoesNotSayThatWhatTheRecordLeavesOpenHolds() {
        Assessment assessment = Chart.breast()
                .without(Chart.CALCIUM)
                .with(Chart.lab(Chart.CALCIUM, Quantity.QuantityComparator.GREATER_THAN, "2.0", "mmol/L"))
                .assess();

        assertThat(cards(assessment)).first().satisfies(card -> assertThat(card.summary())
                .endsWith("; needed first: cannot be ruled out: calcium is below normal"));
    }

    @Test
    void aRuleThatIsNotCriticalIsUnknown() {
        Assessment assessment = Chart.breast().assess(with(rule("hold", Severity.WARNING)));

        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(SafetyStatus.OK);
        assertThat(Judged.rules(assessment, DENOSUMAB)).doesNotContain("T-1");
    }

    @Test
    void theOtherRulesAreEvaluated() {
        Assessment assessment = Chart.breast()
                .lab(Chart.CALCIUM, "1.90", "mmol/L")
                .assess(with(rule("contraindicated", Severity.CRITICAL)));

        assertThat(Judged.rules(assessment, DENOSUMAB)).contains("SAF-01", "T-1");
        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(SafetyStatus.HOLD);
    }

    @Test
    void itIsLoggedAsAnErrorThatNamesTheRuleAndNoValue() {
        Chart.breast().assess(with(rule("contraindicated", Severity.CRITICAL)));

        assertThat(log.list).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage())
                    .contains("safety/test.json [T-1]")
                    .doesNotContain("72");
        });
    }

    @Test
    void anEmergencyThatCouldNotBeCheckedIsToldAsSuch() {
        Rule emergency = rule(Rule.Kind.MESSAGE, "information", Severity.CRITICAL, Rule.Scope.PATIENT);

        assertThat(cards(Chart.breast().assess(with(emergency)))).first().satisfies(card -> {
            assertThat(card.indicator()).isEqualTo(Indicator.CRITICAL);
            assertThat(card.summary()).isEqualTo("Could not be checked: Too heavy");
            assertThat(card.detail())
                    .contains("Could not be checked: Too heavy. (T-1)")
                    .doesNotContain("Weigh again");
        });
    }

    @Test
    void aMessageThatIsNotCriticalIsNotMissed() {
        Rule message = rule(Rule.Kind.MESSAGE, "information", Severity.WARNING, Rule.Scope.PATIENT);

        assertThat(cards(Chart.breast().assess(with(message))))
                .noneSatisfy(card -> assertThat(card.detail()).contains("T-1"));
    }

    @Test
    void anEmergencyWhoseFactFailsIsToldAsSuch() {
        Assessment assessment = Chart.breast().assess(Chart.SHIPPED, failing("spinalCordCompression"));

        assertThat(cards(assessment)).first().satisfies(card -> {
            assertThat(card.indicator()).isEqualTo(Indicator.CRITICAL);
            assertThat(card.summary()).startsWith("Could not be checked: ");
            assertThat(card.detail())
                    .contains("Spinal cord compression: could not be worked out because of a fault", "(SAF-45)");
        });
        assertThat(Judged.indications(assessment)).contains("BM-1 INDICATED");
    }

    /** Clearance is worked out from sex, among others. */
    @Test
    void aCriticalRuleWhoseFactRestsOnOneThatFailsSaysSo() {
        Assessment assessment = Chart.breast().assess(Chart.SHIPPED, failing("sex"));

        assertThat(Judged.candidate(assessment, Judged.ZOLEDRONIC_ACID).findings())
                .anySatisfy(finding -> {
                    assertThat(finding.rule().artefactId()).isEqualTo("SAF-06");
                    assertThat(finding.certainty()).isEqualTo(RuleFinding.Certainty.UNCHECKED);
                });
    }

    private static List<Card> cards(Assessment assessment) {
        return new CardWriter(UUID::randomUUID)
                .write(assessment, Locale.ENGLISH, Chart.NOW.getZone(), Audience.CLINICIAN);
    }

    /** The shipped facts, one of which cannot be worked out. */
    private static FactCatalogue failing(String name) {
        return new FactCatalogue(FactDefinitions.all().stream()
                .<FactDefinition>map(one -> new Failing(one, name))
                .toList());
    }

    private record Failing(FactDefinition own, String name) implements FactDefinition {
        @Override
        public List<FactDeclaration> declarations() {
            return own.declarations();
        }

        @Override
        public Fact derive(FactDeclaration declaration, FactContext context) {
            if (declaration.name().equals(name)) {
                throw new IllegalArgumentException("72 years");
            }
            return own.derive(declaration, context);
        }
    }

    private static Knowledge with(Rule rule) {
        Knowledge shipped = Chart.SHIPPED;
        return new Knowledge(
                shipped.codes(),
                shipped.engine(),
                shipped.regimens(),
                shipped.guidelines(),
                Stream.concat(shipped.safety().stream(), Stream.of(rule)).toList(),
                shipped.windows(),
                shipped.plausible(),
                shipped.parameters());
    }

    private static Rule rule(String code, @Nullable Severity severity) {
        return rule(Rule.Kind.SAFETY, code, severity, Rule.Scope.CANDIDATE);
    }

    private static Rule rule(Rule.Kind kind, String code, @Nullable Severity severity, Rule.Scope scope) {
        return new Rule(
                "T-1",
                "T-1",
                "safety/test.json",
                kind,
                code,
                severity,
                scope,
                null,
                null,
                null,
                "Too heavy",
                null,
                "Weigh again",
                List.of(failing()),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Citation("Test", null, null, null)));
    }

    private static ParsedExpression failing() {
        try {
            return new ParsedExpression(
                    FAILS,
                    FhirContexts.r4().newFhirPath().parse(FAILS),
                    Set.of("weightKg"),
                    List.of(),
                    List.of(),
                    Set.of(),
                    "safety/test.json [T-1]");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
