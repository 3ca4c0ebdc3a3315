package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;

/** Creatinine in serum or plasma. */
final class CreatinineFacts {

    static final String WINDOW = "creatinine";
    private static final String HOW = "newest Observation of the group creatinine within the window 'creatinine'";

    private CreatinineFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal("creatinineUmolPerL", "umol/L", CANDIDATE, "Creatinine: " + HOW),
                        (fact, context) -> newest(context).number(fact, "umol/L")),
                new OneFact(
                        FactDeclaration.decimal("creatinineMgPerDl", "mg/dL", CANDIDATE, "Creatinine: " + HOW),
                        (fact, context) -> newest(context).number(fact, "mg/dL")),
                new OneFact(
                        FactDeclaration.words(
                                "creatinineUnit", CANDIDATE, "umol/L or mg/dL, as the creatinine was reported"),
                        (fact, context) -> newest(context).unit(fact)),
                new OneFact(
                        FactDeclaration.flag("creatinineInWindow", CANDIDATE, "There is a usable creatinine: " + HOW),
                        (fact, context) -> newest(context).inWindow(fact)),
                new OneFact(
                        FactDeclaration.flag(
                                "creatinineUnstable",
                                CANDIDATE,
                                "Two creatinine results, the later within the window 'creatinine', of which the later is"
                                        + " higher by akiRiseMgPerDl or akiRiseUmolPerL (the limit of the unit reported) within"
                                        + " akiRiseHours, or is akiRatio times the earlier within akiRatioDays; or a current"
                                        + " Condition of the group acute-kidney-injury dated at most akiDiagnosisDays ago"),
                        UnstableCreatinine::derive));
    }

    static Measurement newest(FactContext context) {
        return Measurement.newest(
                context,
                Analyte.CREATININE,
                context.record().results().of(ConceptGroup.CREATININE),
                context.window(WINDOW),
                WINDOW);
    }
}
