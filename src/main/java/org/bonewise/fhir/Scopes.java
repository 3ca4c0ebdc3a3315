package org.bonewise.fhir;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an access token may read, from SMART scopes of version 1 ({@code user/Patient.read}) or 2 ({@code user/Patient.rs}).
 *
 * @param types FHIR types that may be read, or {@code *} for all
 * @param parts types, or {@code *}, of which the token opens a part alone ({@code user/Observation.rs?category=laboratory})
 * @param areSilent whether the scopes say nothing of resources: then all are tried
 */
record Scopes(Set<String> types, Set<String> parts, boolean areSilent) {

    private static final Pattern SCOPE =
            Pattern.compile("(?:patient|user|system)/(\\*|[A-Za-z]+)\\.(\\*|read|write|[cruds]+)(\\?.*)?");

    static Scopes parse(String scope) {
        Set<String> types = new HashSet<>();
        Set<String> parts = new HashSet<>();
        boolean areSilent = true;
        for (String one : scope.strip().split("\\s+", -1)) {
            Matcher matcher = SCOPE.matcher(one);
            if (matcher.matches()) {
                areSilent = false;
                if (reads(matcher.group(2))) {
                    (matcher.group(3) == null ? types : parts).add(matcher.group(1));
                }
            }
        }
        return new Scopes(types, parts, areSilent);
    }

    private static boolean reads(String permission) {
        return switch (permission) {
            case "*", "read" -> true;
            case "write" -> false;
            default -> permission.contains("r") || permission.contains("s");
        };
    }

    /** Whether all of a type may be read. */
    boolean coverAll(String type) {
        return areSilent || types.contains("*") || types.contains(type);
    }

    /** Whether anything of a type may be read. */
    boolean coverAny(String type) {
        return coverAll(type) || parts.contains("*") || parts.contains(type);
    }
}
