package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Result;

/** Vitamin D, and the results of which rules only ask whether they are there. */
final class ResultFacts {

    private ResultFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal("vitaminDNgPerMl", "ng/mL", CANDIDATE, vitaminDText("25-OH vitamin D")),
                        (fact, context) -> vitaminD(context).number(fact, "ng/mL")),
                new OneFact(
                        FactDeclaration.decimal(
                                "vitaminDNmolPerL", "nmol/L", CANDIDATE, vitaminDText("25-OH vitamin D")),
                        (fact, context) -> vitaminD(context).number(fact, "nmol/L")),
                new OneFact(
                        FactDeclaration.words(
                                "vitaminDUnit", CANDIDATE, "ng/mL or nmol/L, as the 25-OH vitamin D was reported"),
                        (fact, context) -> vitaminD(context).unit(fact)),
                new OneFact(
                        FactDeclaration.flag(
                                "vitaminDInWindow", CANDIDATE, vitaminDText("There is a usable 25-OH vitamin D")),
                        (fact, context) -> vitaminD(context).inWindow(fact)),
                inWindow("magnesiumInWindow", Analyte.MAGNESIUM, ConceptGroup.MAGNESIUM, "magnesium"),
                inWindow("phosphateInWindow", Analyte.PHOSPHATE, ConceptGroup.PHOSPHATE, "phosphate"),
                inWindow("pthInWindow", Analyte.PTH, ConceptGroup.PTH, "pth"),
                new OneFact(
                        FactDeclaration.flag(
                                "calcitriolInWindow",
                                CANDIDATE,
                                "The newest Observation of the groups vitamin-d-1-25 and vitamin-d-1-25-trap is usable and"
                                        + " within the window 'vitamin-d-1-25'"),
                        (fact, context) -> calcitriol(context).inWindow(fact)));
    }

    private static String vitaminDText(String what) {
        return what + ": newest Observation of the group vitamin-d-25oh within the window 'vitamin-d-25oh'; 1,25-OH"
                + " vitamin D never counts";
    }

    private static OneFact inWindow(String name, Analyte analyte, ConceptGroup group, String item) {
        FactDeclaration declaration = FactDeclaration.flag(
                name,
                CANDIDATE,
                "The newest Observation of the group " + group.id() + " is usable and within the window '" + item
                        + "'");
        return new OneFact(declaration, (fact, context) -> newest(context, analyte, group, item)
                .inWindow(fact));
    }

    /** The newest 25-OH vitamin D in its window. */
    static Measurement vitaminD(FactContext context) {
        return newest(context, Analyte.VITAMIN_D, ConceptGroup.VITAMIN_D_25OH, "vitamin-d-25oh");
    }

    private static Measurement calcitriol(FactContext context) {
        return calcitriol(context, context.window("vitamin-d-1-25"));
    }

    /** The newest 1,25-(OH)2 vitamin D in a window of its own. */
    static Measurement calcitriol(FactContext context, OptionalInt window) {
        List<Result> results = Stream.of(ConceptGroup.VITAMIN_D_1_25, ConceptGroup.VITAMIN_D_1_25_TRAP)
                .flatMap(group -> context.record().results().of(group).stream())
                .distinct()
                .toList();
        return Measurement.newest(context, Analyte.CALCITRIOL, results, window, "vitamin-d-1-25");
    }

    private static Measurement newest(FactContext context, Analyte analyte, ConceptGroup group, String item) {
        return Measurement.newest(context, analyte, context.record().results().of(group), context.window(item), item);
    }
}
