package org.bonewise.facts;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A context over a record made of the resources given; the day is 10 March 2026, noon, in Copenhagen. */
final class TestFactContext implements FactContext {

    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-10T12:00:00+01:00[Europe/Copenhagen]");

    private final FactCatalogue catalogue;
    private final PatientRecord record;
    private final Builder settings;
    private final Map<String, Fact> known = new HashMap<>();

    private TestFactContext(Builder settings) {
        this.settings = settings;
        this.catalogue = new FactCatalogue(settings.definitions);
        this.record = new PatientRecord(
                new PatientData("p1", settings.resources, settings.delivered, List.of()),
                settings.codes,
                NOW,
                settings.drafts);
    }

    /** Starts a context in which the facts of {@code definitions} can be asked for, with the codes {@code codes}. */
    static Builder of(List<FactDefinition> definitions, CodeGroups codes) {
        return new Builder(definitions, codes);
    }

    /** What a context is made of; every resource type counts as delivered unless said otherwise. */
    static final class Builder {

        private final List<FactDefinition> definitions;
        private final CodeGroups codes;
        private final List<Resource> resources = new ArrayList<>();
        private final List<Resource> drafts = new ArrayList<>();
        private final Set<String> delivered = new HashSet<>(Set.of(
                "Patient",
                "Condition",
                "Observation",
                "MedicationRequest",
                "MedicationStatement",
                "MedicationAdministration",
                "Procedure",
                "ServiceRequest",
                "AllergyIntolerance",
                "FamilyMemberHistory",
                "Appointment"));
        private final Map<String, Integer> windows = new HashMap<>();
        private final Map<String, PlausibleRange> plausible = new HashMap<>();
        private final Map<String, BigDecimal> parameters = new HashMap<>();
        private final List<Regimen> regimens = new ArrayList<>();
        private @Nullable Candidate candidate;

        private Builder(List<FactDefinition> definitions, CodeGroups codes) {
            this.definitions = definitions;
            this.codes = codes;
        }

        Builder with(Resource... more) {
            resources.addAll(List.of(more));
            return this;
        }

        Builder drafts(Resource... more) {
            drafts.addAll(List.of(more));
            return this;
        }

        Builder notDelivered(String... types) {
            delivered.removeAll(Set.of(types));
            return this;
        }

        Builder window(String item, int days) {
            windows.put(item, days);
            return this;
        }

        Builder plausible(String item, String low, String high, String unit) {
            plausible.put(item, new PlausibleRange(item, new BigDecimal(low), new BigDecimal(high), unit));
            return this;
        }

        Builder parameter(String name, String value) {
            parameters.put(name, new BigDecimal(value));
            return this;
        }

        Builder regimens(List<Regimen> more) {
            regimens.addAll(more);
            return this;
        }

        Builder candidate(Candidate regimen) {
            candidate = regimen;
            return this;
        }

        TestFactContext build() {
            return new TestFactContext(this);
        }

        /** Builds the context and derives one fact. */
        Fact fact(String name) {
            return build().fact(name);
        }
    }

    @Override
    public PatientRecord record() {
        return record;
    }

    @Override
    public @Nullable Candidate candidate() {
        return settings.candidate;
    }

    @Override
    public Fact fact(String name) {
        Fact found = known.get(name);
        if (found == null) {
            found = catalogue.derive(name, this);
            known.put(name, found);
        }
        return found;
    }

    @Override
    public OptionalInt window(String item) {
        Integer days = settings.windows.get(item);
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    @Override
    public @Nullable PlausibleRange plausible(String item) {
        return settings.plausible.get(item);
    }

    @Override
    public BigDecimal parameter(String name) {
        BigDecimal value = settings.parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No such parameter: " + name);
        }
        return value;
    }

    @Override
    public Optional<BigDecimal> doseMg(String clearanceFact) {
        return Optional.empty();
    }

    @Override
    public List<Regimen> regimens() {
        return settings.regimens;
    }
}
