package org.bonewise.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What an artefact may rely on about a fact.
 *
 * @param name as written after {@code %} in expressions; carries the unit where there is one
 * @param kind type of its value
 * @param unit UCUM unit of a decimal, {@code null} for a plain number, a flag or words
 * @param scope about the patient alone, or about one candidate regimen too
 * @param description how it is read, for the clinical content page
 */
public record FactDeclaration(
        String name, Kind kind, @Nullable String unit, Scope scope, String description) {

    /** Type of a fact's value. */
    public enum Kind {
        FLAG,
        DECIMAL,
        WORDS
    }

    /** What a fact depends on. */
    public enum Scope {
        /** The patient alone. */
        PATIENT,
        /** The candidate regimen too: its windows, its agent, its course. */
        CANDIDATE
    }

    /** A fact that is yes or no. */
    public static FactDeclaration flag(String name, Scope scope, String description) {
        return new FactDeclaration(name, Kind.FLAG, null, scope, description);
    }

    /** A fact that is a number in {@code unit}. */
    public static FactDeclaration decimal(String name, @Nullable String unit, Scope scope, String description) {
        return new FactDeclaration(name, Kind.DECIMAL, unit, scope, description);
    }

    /** A fact that is a word. */
    public static FactDeclaration words(String name, Scope scope, String description) {
        return new FactDeclaration(name, Kind.WORDS, null, scope, description);
    }
}
