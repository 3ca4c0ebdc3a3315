package org.bonewise.fhir;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an access token may read, from SMART scopes of version 1 ({@code user/Patient.read}) or 2 ({@code user/Patient.rs}).
 *
 * @param types FHIR types, or {@code *} for all; empty when the scopes say nothing of resources, and then all are tried
 */
record Scopes(Set<String> types) {

    private static final Pattern SCOPE =
            Pattern.compile("(?:patient|user|system)/(\\*|[A-Za-z]+)\\.(\\*|read|write|[cruds]+)(?:\\?.*)?");

    static Scopes parse(String scope) {
        Set<String> types = new HashSet<>();
        for (String one : scope.strip().split("\\s+", -1)) {
            Matcher matcher = SCOPE.matcher(one);
            if (matcher.matches() && reads(matcher.group(2))) {
                types.add(matcher.group(1));
            }
        }
        return new Scopes(types);
    }

    private static boolean reads(String permission) {
        return switch (permission) {
            case "*", "read" -> true;
            case "write" -> false;
            default -> permission.contains("r") || permission.contains("s");
        };
    }

    boolean cover(String type) {
        return types.isEmpty() || types.contains("*") || types.contains(type);
    }
}
