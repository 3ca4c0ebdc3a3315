package org.bonewise.reports;

/** Counts what is on record. */
public interface ReportSource {

    /**
     * Counts for one question. It takes seconds at most, and no more than one is at work at a time.
     *
     * @throws ReportInHandException when another is at work
     * @throws RuntimeException when it cannot be counted now, or takes too long
     */
    ReportFigures read(ReportQuestion question);
}
