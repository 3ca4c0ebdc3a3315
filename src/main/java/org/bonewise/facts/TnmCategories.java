package org.bonewise.facts;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Result;

/** T and N categories of a tumour: the pathological one before the clinical one. */
final class TnmCategories {

    private static final String PREFIX = "^(?:American Joint Committee on Cancer |AJCC )?[cypr]*";
    private static final Pattern N = Pattern.compile(PREFIX + "N([0-3X])", Pattern.CASE_INSENSITIVE);
    private static final Pattern T = Pattern.compile(PREFIX + "T([0-4X])(mi|[a-d])?", Pattern.CASE_INSENSITIVE);

    private TnmCategories() {}

    /** The number of the N category; NX and what cannot be read are unknown. */
    static Said<Integer> n(FactContext context) {
        return Said.newest(
                context,
                "N category",
                results(context, ConceptGroup.TNM_N_CATEGORY_PATHOLOGICAL, ConceptGroup.TNM_N_CATEGORY),
                result -> match(result, N)
                        .map(found -> found.group(1))
                        .filter(number -> !number.equalsIgnoreCase("X"))
                        .map(Integer::valueOf));
    }

    /** The T category without prefix and in lower case, for example {@code 1c}; TX and what cannot be read are unknown. */
    static Said<String> t(FactContext context) {
        return Said.newest(
                context,
                "T category",
                results(context, ConceptGroup.TNM_T_CATEGORY_PATHOLOGICAL, ConceptGroup.TNM_T_CATEGORY),
                result -> match(result, T)
                        .map(found -> found.group(1)
                                + Optional.ofNullable(found.group(2)).orElse(""))
                        .map(category -> category.toLowerCase(java.util.Locale.ROOT))
                        .filter(category -> !category.equals("x")));
    }

    private static List<Result> results(FactContext context, ConceptGroup first, ConceptGroup any) {
        List<Result> pathological = context.record().results().of(first);
        return pathological.isEmpty() ? context.record().results().of(any) : pathological;
    }

    private static Optional<MatchResult> match(Result result, Pattern pattern) {
        return Said.words(result).stream()
                .flatMap(word -> pattern.matcher(word).results())
                .findFirst();
    }
}
