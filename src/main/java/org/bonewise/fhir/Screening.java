package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.cdshooks.HookRequest;

/** Lets through what is of this patient, of a type that the service reads and perhaps of use. */
final class Screening {

    private final CodeFilter filter;

    Screening(CodeFilter filter) {
        this.filter = filter;
    }

    /**
     * What is left of one answer.
     *
     * @param entries resources that are let through
     * @param refused how many were refused because they are another patient's
     */
    record Screened(Collected collected, List<Entry> entries, int refused) {}

    List<Screened> screen(HookRequest request, List<Collected> answers) {
        Set<String> types =
                answers.stream().map(answer -> answer.template().resourceType()).collect(Collectors.toSet());
        PatientCheck check = new PatientCheck(request.patientId(), addresses(answers));
        return answers.stream().map(answer -> screen(answer, types, check)).toList();
    }

    private Screened screen(Collected answer, Set<String> types, PatientCheck check) {
        List<Entry> kept = new ArrayList<>();
        int refused = 0;
        for (Entry entry : answer.entries()) {
            if (!types.contains(entry.type())) {
                continue;
            }
            if (check.isOfAnother(entry)) {
                refused++;
            } else if (entry.type().equals("Patient") || filter.keep(entry.resource())) {
                kept.add(entry);
            }
        }
        return new Screened(answer, kept, refused);
    }

    private static Map<String, String> addresses(List<Collected> answers) {
        Map<String, String> addresses = new HashMap<>();
        for (Collected answer : answers) {
            for (Entry entry : answer.entries()) {
                if (!entry.fullUrl().isEmpty() && !entry.id().isEmpty()) {
                    addresses.put(entry.fullUrl(), entry.type() + "/" + entry.id());
                }
            }
        }
        return addresses;
    }
}
