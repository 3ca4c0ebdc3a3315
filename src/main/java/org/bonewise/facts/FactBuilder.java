package org.bonewise.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/** Makes a fact of a declaration: evidence first, then one of the closing methods. */
public final class FactBuilder {

    private final FactDeclaration declaration;
    private final List<Evidence> evidence = new ArrayList<>();
    private @Nullable LocalDate asOf;
    private @Nullable Reported reported;

    private FactBuilder(FactDeclaration declaration) {
        this.declaration = declaration;
    }

    /** Starts a fact. */
    public static FactBuilder of(FactDeclaration declaration) {
        return new FactBuilder(declaration);
    }

    /** Adds what proves it. */
    public FactBuilder because(List<Evidence> proofs) {
        evidence.addAll(proofs);
        return this;
    }

    /** Adds what proves it. */
    public FactBuilder because(Evidence proof) {
        evidence.add(proof);
        return this;
    }

    /** The day it was true. */
    public FactBuilder asOf(@Nullable LocalDate day) {
        asOf = day;
        return this;
    }

    /** The value as reported. */
    public FactBuilder reported(@Nullable Reported value) {
        reported = value;
        return this;
    }

    /** Known yes or no. */
    public Fact flag(boolean value) {
        return make(FactStatus.KNOWN, new FactValue.Flag(value), null);
    }

    /** Known number; values computed by division are settled to nine decimals. */
    public Fact number(Interval value) {
        return make(FactStatus.KNOWN, new FactValue.Decimal(value.settled()), null);
    }

    /** Known word. */
    public Fact word(String value) {
        return words(List.of(value));
    }

    /** One of several words, the record leaves open which. */
    public Fact words(List<String> possible) {
        return make(FactStatus.KNOWN, new FactValue.Words(possible), null);
    }

    /** Not known. */
    public Fact unknown(UnknownReason reason) {
        return make(FactStatus.UNKNOWN, null, reason);
    }

    /** There is a value, older than its window. */
    public Fact stale(FactValue last) {
        return make(FactStatus.STALE, last, UnknownReason.STALE);
    }

    /** There is a value that nobody should believe. */
    public Fact implausible(FactValue last) {
        return make(FactStatus.IMPLAUSIBLE, last, UnknownReason.IMPLAUSIBLE);
    }

    private Fact make(FactStatus status, @Nullable FactValue value, @Nullable UnknownReason reason) {
        return new Fact(
                declaration.name(), status, value, declaration.unit(), reported, asOf, List.copyOf(evidence), reason);
    }
}
