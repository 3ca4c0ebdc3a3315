package org.bonewise.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who stands for the content.
 *
 * @param packageVersion version of all artefacts together, from {@code package.json}; empty when it has none
 * @param artefacts PlanDefinitions, ActivityDefinitions and Libraries in the order of their files
 */
public record ContentRegister(String packageVersion, List<ContentArtefact> artefacts) {

    /** Of no artefact. */
    public static final ContentRegister EMPTY = new ContentRegister("", List.of());

    /** Copies what it is given. */
    public ContentRegister {
        artefacts = List.copyOf(artefacts);
    }

    /** Who stands for a file. */
    public Optional<ContentArtefact> of(String file) {
        return artefacts.stream()
                .filter(artefact -> artefact.file().equals(file))
                .findFirst();
    }

    /** Whether an approval names anything that there is. */
    public boolean has(ContentApproval approval) {
        return approval.artefact().equals(ContentApproval.ALL)
                || artefacts.stream().anyMatch(approval::names);
    }

    /** Whether an approval is of the version that is loaded: what was approved is not what changed since. */
    public boolean isCurrent(ContentApproval approval) {
        return approval.artefact().equals(ContentApproval.ALL)
                ? approval.version().equals(packageVersion)
                : artefacts.stream().filter(approval::names).allMatch(artefact -> artefact.version()
                        .equals(approval.version()));
    }

    /** The same with a hospital's approvals; one of the artefact counts before one of all, one of another version not. */
    public ContentRegister with(List<ContentApproval> approvals) {
        List<ContentArtefact> approved = new ArrayList<>();
        for (ContentArtefact artefact : artefacts) {
            List<ContentApproval> current =
                    approvals.stream().filter(this::isCurrent).toList();
            approved.add(current.stream()
                    .filter(approval -> approval.names(artefact))
                    .findFirst()
                    .or(() -> current.stream()
                            .filter(approval -> approval.artefact().equals(ContentApproval.ALL))
                            .findFirst())
                    .map(artefact::approvedBy)
                    .orElse(artefact));
        }
        return new ContentRegister(packageVersion, approved);
    }
}
