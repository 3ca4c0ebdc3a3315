package org.bonewise.cdshooks;

import java.util.Arrays;
import java.util.Optional;

/** The prefetch tokens that name the user by the type of {@code context.userId}. */
enum UserToken {
    PRACTITIONER("userPractitionerId", "Practitioner"),
    PRACTITIONER_ROLE("userPractitionerRoleId", "PractitionerRole"),
    PATIENT("userPatientId", "Patient"),
    RELATED_PERSON("userRelatedPersonId", "RelatedPerson");

    private final String token;
    private final String type;

    UserToken(String token, String type) {
        this.token = token;
        this.type = type;
    }

    static Optional<UserToken> named(String token) {
        return Arrays.stream(values()).filter(user -> user.token.equals(token)).findFirst();
    }

    /** The bare id out of {@code Type/id}; blank when the user is of another type. */
    String idIn(String userId) {
        return userId.startsWith(type + "/") ? userId.substring(type.length() + 1) : "";
    }
}
