package org.bonewise.facts;

import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;

/** Hormones that tell the menopausal state. */
final class Hormones {

    private Hormones() {}

    static Measurement fsh(FactContext context) {
        return newest(context, Analyte.FSH, ConceptGroup.FSH);
    }

    static Measurement oestradiol(FactContext context) {
        return newest(context, Analyte.OESTRADIOL, ConceptGroup.ESTRADIOL);
    }

    private static Measurement newest(FactContext context, Analyte analyte, ConceptGroup group) {
        OptionalInt window =
                OptionalInt.of(context.parameter("menopauseHormoneDays").intValueExact());
        return Measurement.newest(context, analyte, context.record().results().of(group), window, group.id());
    }
}
