package org.bonewise.facts;

/** A value exactly as the laboratory reported it, for display. */
public record Reported(String value, String unit) {}
