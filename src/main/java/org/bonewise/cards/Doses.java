package org.bonewise.cards;

import java.util.regex.Pattern;
import org.bonewise.guideline.CandidateAssessment;
import org.hl7.fhir.r4.model.Quantity;

/** A regimen called by its title and dose. */
final class Doses {

    private final Words words;
    private final Names names;

    Doses(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    /** Title with agent and interval, and the dose unless the title holds it; plain text. */
    String named(CandidateAssessment candidate) {
        String title = names.regimen(candidate.candidate().regimen());
        Quantity dose = candidate.dose();
        if (dose == null || !dose.hasValue()) {
            return title;
        }
        String amount = names.dose(dose);
        boolean inTitle = Pattern.compile("(?<![\\d.,])" + Pattern.quote(amount))
                .matcher(title)
                .find();
        return inTitle ? title : words.say("regimen.dose", title, amount);
    }
}
