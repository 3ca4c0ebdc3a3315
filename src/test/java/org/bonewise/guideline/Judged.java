package org.bonewise.guideline;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.guideline.Assessment.Advice;

/** Short questions about an assessment. */
final class Judged {

    static final String DENOSUMAB = "denosumab-120mg-4-weekly";
    static final String ZOLEDRONIC_ACID = "zoledronic-acid-4mg-4-weekly";

    private Judged() {}

    /** The candidate of one regimen as the guideline proposes it. */
    static CandidateAssessment candidate(Assessment assessment, String regimen) {
        return assessment.candidates().stream()
                .filter(one -> one.origin() == CandidateAssessment.Origin.GUIDELINE)
                .filter(one -> one.candidate().regimen().id().equals(regimen))
                .findFirst()
                .orElseThrow();
    }

    static SafetyStatus status(Assessment assessment, String regimen) {
        return candidate(assessment, regimen).status();
    }

    /** The dose in mg without trailing zeros, or {@code none}. */
    static String dose(Assessment assessment, String regimen) {
        return dose(candidate(assessment, regimen));
    }

    static String dose(CandidateAssessment candidate) {
        return candidate.dose() == null ? "none" : plain(candidate.dose().getValue());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** Ids of the rules that spoke of one candidate, in their order. */
    static List<String> rules(Assessment assessment, String regimen) {
        return candidate(assessment, regimen).findings().stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    /** Ids of the rules that spoke of one candidate, as their artefacts name them. */
    static List<String> artefacts(Assessment assessment, String regimen) {
        return candidate(assessment, regimen).findings().stream()
                .map(finding -> finding.rule().artefactId())
                .toList();
    }

    /** What is preferred and why: {@code AGT-2 denosumab-120mg-4-weekly}, {@code AGT-9 none}. */
    static String preference(Assessment assessment) {
        String rule = assessment.messages().stream()
                .map(finding -> finding.rule().id())
                .filter(id -> id.startsWith("AGT-"))
                .findFirst()
                .orElse("none");
        String regimen = assessment.candidates().stream()
                .filter(CandidateAssessment::preferred)
                .map(one -> one.candidate().regimen().id())
                .findFirst()
                .orElse("none");
        return rule + " " + regimen;
    }

    /** Rule and status of every indication. */
    static List<String> indications(Assessment assessment) {
        return assessment.indications().stream()
                .map(one -> one.rule().id() + " " + one.status())
                .toList();
    }

    /** Everything that is decided, without the values it rests on: equal for equal decisions. */
    static List<String> decision(Assessment assessment) {
        return Stream.of(
                        indications(assessment).stream(),
                        assessment.candidates().stream().map(Judged::line),
                        assessment.advice().stream().map(Judged::name),
                        assessment.silencedBy().stream().map(rule -> rule.artefactId()),
                        assessment.messages().stream()
                                .map(finding -> finding.rule().artefactId()))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String line(CandidateAssessment one) {
        return one.candidate().regimen().id() + " " + one.status() + " " + dose(one) + " "
                + one.findings().stream()
                        .map(finding -> finding.rule().artefactId())
                        .toList()
                + one.companions().stream().map(order -> order.regimen().id()).toList();
    }

    private static String name(Advice advice) {
        return advice.getClass().getSimpleName();
    }
}
