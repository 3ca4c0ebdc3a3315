package org.bonewise.knowledge;

import java.time.LocalDate;

/**
 * What a hospital has approved.
 *
 * @param artefact id or canonical address, or {@link #ALL}
 * @param version the version approved: of the artefact, or for all of the package
 * @param by who approved
 * @param on when
 * @param reviewed when it was last reviewed
 */
public record ContentApproval(String artefact, String version, String by, LocalDate on, LocalDate reviewed) {

    /** Stands for every artefact. */
    public static final String ALL = "all";

    boolean names(ContentArtefact other) {
        return artefact.equals(other.id()) || artefact.equals(other.url());
    }
}
