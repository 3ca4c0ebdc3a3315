package org.bonewise.cdshooks;

/** A link on a card; {@code url} is absolute, {@code type} is {@code absolute}. */
public record Link(String label, String url, String type) {}
