package org.bonewise.architecture.order.cards;

/** Stands late in the order of packages. */
public record Wording(String text) {}
