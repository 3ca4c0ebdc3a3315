package org.bonewise.reports;

/** Another report is being made; more than one at a time would take the database from those who send feedback. */
public final class ReportInHandException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
