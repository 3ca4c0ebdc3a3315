package org.bonewise.guideline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bonewise.knowledge.Regimen;
import org.jspecify.annotations.Nullable;

/**
 * What the indication rules found, in the guideline's order: what leads, what must be asked first, and what agents are for.
 *
 * @param findings every indication rule that spoke
 */
record Indicated(List<IndicationFinding> findings) {

    /** Whether rules spoke and each of them against an agent. */
    boolean isOnlyAgainst() {
        return !findings.isEmpty()
                && findings.stream().allMatch(finding -> finding.status() == DecisionStatus.NOT_INDICATED);
    }

    /** Whether a rule spoke that is not against an agent. */
    boolean isAnythingOpen() {
        return findings.stream().anyMatch(finding -> finding.status() != DecisionStatus.NOT_INDICATED);
    }

    /**
     * The first for an agent, or of which that is open; urgent questions are asked beside it. What is indicated with a severity
     * of its own does not wait for an open question before it.
     */
    Optional<IndicationFinding> leading() {
        List<IndicationFinding> open = findings.stream()
                .filter(finding -> finding.status() != DecisionStatus.NOT_INDICATED)
                .dropWhile(Indicated::isUrgentQuestion)
                .toList();
        return open.stream()
                .dropWhile(finding -> finding.status() == DecisionStatus.NEEDS_DATA)
                .findFirst()
                .filter(finding -> finding.rule().severity() != null)
                .or(() -> open.stream().findFirst());
    }

    /** What must be found out whatever else is to be done, and comes before it. */
    List<IndicationFinding> urgentQuestions() {
        return findings.stream()
                .filter(finding -> finding.status() != DecisionStatus.NOT_INDICATED)
                .takeWhile(Indicated::isUrgentQuestion)
                .toList();
    }

    /** A question with a severity of its own does not wait, nor does anything wait for it. */
    private static boolean isUrgentQuestion(IndicationFinding finding) {
        return finding.status() == DecisionStatus.NEEDS_DATA && finding.rule().severity() != null;
    }

    /** What an agent is indicated for, or may be considered. */
    List<String> indicatedFor() {
        return findings.stream()
                .filter(finding -> finding.status().isFor())
                .flatMap(finding -> Stream.ofNullable(finding.rule().purpose()))
                .distinct()
                .toList();
    }

    /** What else than {@code leading} speaks for an agent, one finding for each purpose. */
    List<IndicationFinding> alsoCovered(IndicationFinding leading) {
        Map<String, IndicationFinding> others = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.status().isFor() && finding.rule().purpose() != null)
                .filter(finding ->
                        !Objects.equals(finding.rule().purpose(), leading.rule().purpose()))
                .forEach(finding ->
                        others.putIfAbsent(String.valueOf(finding.rule().purpose()), finding));
        return List.copyOf(others.values());
    }

    /** What an agent is indicated for, or may turn out to be. */
    List<String> purposes() {
        return findings.stream()
                .filter(finding -> finding.status() != DecisionStatus.NOT_INDICATED)
                .flatMap(finding -> Stream.ofNullable(finding.rule().purpose()))
                .toList();
    }

    /** The same as long as an agent is indicated for anything; else what an order states as its reason. */
    List<String> indicatedFor(List<String> stated) {
        return indicatedFor().isEmpty() ? stated : indicatedFor();
    }

    /** What an order is for: its stated reason where that is indicated, or may be, or nothing is; else as of any regimen. */
    @Nullable
    String purposeOf(Regimen regimen, List<String> stated) {
        return stated.stream()
                .filter(purpose -> purposes().isEmpty() || purposes().contains(purpose))
                .filter(regimen.purposes()::contains)
                .findFirst()
                .orElseGet(() -> purposeOf(regimen));
    }

    /** What a regimen that nobody here proposed is given for: what is indicated, or may be, if it can be for that. */
    @Nullable
    String purposeOf(Regimen regimen) {
        return purposes().stream()
                .filter(regimen.purposes()::contains)
                .findFirst()
                .orElse(null);
    }
}
