package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.hl7.fhir.r4.model.Patient;

/** Weight and height. */
final class BodyFacts {

    static final int ADULT = 18;
    private static final BigDecimal CM_PER_M = new BigDecimal("100");

    private BodyFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "weightKg",
                                "kg",
                                PATIENT,
                                "Newest Observation of the group body-weight within the window 'weight' (kg, g, [lb_av])"),
                        (fact, context) -> weight(context).number(fact, "kg")),
                new OneFact(
                        FactDeclaration.decimal(
                                "heightCm",
                                "cm",
                                PATIENT,
                                "Newest Observation of the group body-height measured at 18 years or more, of any age (cm, m,"
                                        + " [in_i])"),
                        (fact, context) -> height(context).number(fact, "cm")),
                new OneFact(
                        FactDeclaration.decimal(
                                "bodyMassIndex",
                                "kg/m2",
                                PATIENT,
                                "Weight divided by height squared; where one of them is unknown, the newest Observation of the"
                                        + " group bmi within the window 'bmi'"),
                        BodyFacts::bodyMassIndex));
    }

    static Measurement weight(FactContext context) {
        return Measurement.newest(
                context,
                Analyte.WEIGHT,
                context.record().results().of(ConceptGroup.BODY_WEIGHT),
                context.window("weight"),
                "weight");
    }

    static Measurement height(FactContext context) {
        List<Result> adult = context.record().results().of(ConceptGroup.BODY_HEIGHT).stream()
                .filter(result -> isAsAdult(context, result))
                .toList();
        return Measurement.newest(context, Analyte.HEIGHT, adult, OptionalInt.empty(), "height");
    }

    /** A height of unknown age counts: whoever uses it asks for the age of today anyway. */
    private static boolean isAsAdult(FactContext context, Result result) {
        Patient patient = context.record().patient().orElse(null);
        LocalDate day = result.time().days().earliest();
        Interval age = patient == null ? null : PatientFacts.ageOn(patient, day);
        BigDecimal youngest = age == null ? null : age.low();
        return youngest == null || youngest.intValue() >= ADULT;
    }

    private static Fact bodyMassIndex(FactBuilder fact, FactContext context) {
        Reading weight = weight(context).known();
        Reading height = height(context).known();
        if (weight != null && height != null) {
            Interval metres = height.in("cm").dividedBy(CM_PER_M);
            return fact.because(weight.evidence())
                    .because(height.evidence())
                    .asOf(weight.result().time().day())
                    .number(weight.in("kg").dividedBy(metres.times(metres)));
        }
        return Measurement.newest(
                        context,
                        Analyte.BODY_MASS_INDEX,
                        context.record().results().of(ConceptGroup.BMI),
                        context.window("bmi"),
                        "bmi")
                .number(fact, "kg/m2");
    }
}
