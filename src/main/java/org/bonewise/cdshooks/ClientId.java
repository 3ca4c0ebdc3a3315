package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who calls: the id under which a client is registered. Whatever finds out who calls puts it into the request, before the call
 * is read, as the attribute {@link #ATTRIBUTE}; where nothing does, the client is anonymous.
 *
 * @param value letters, digits and {@code -._~:/@+}, at most 200 of them: it stands in logs and counters
 */
public record ClientId(String value) {

    /** Attribute of the servlet request that holds a {@code ClientId}. */
    public static final String ATTRIBUTE = ClientId.class.getName();

    /** Attribute of the servlet request that holds the tenant of the token, a text, where the client's registration lists it. */
    public static final String TENANT = ClientId.class.getName() + ".tenant";

    /** A client of which nothing is known. */
    public static final ClientId ANONYMOUS = new ClientId("anonymous");

    /** Refuses what must not stand in a log. */
    public ClientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a client id");
        }
    }

    /** Whether a text can be the id of a client. */
    public static boolean isValid(String value) {
        return value.matches("[A-Za-z0-9\\-._~:/@+]{1,200}");
    }

    static ClientId of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ClientId client ? client : ANONYMOUS;
    }

    /** The tenant for which the client calls; empty where its token names none that is registered. */
    static String tenantOf(HttpServletRequest request) {
        return request.getAttribute(TENANT) instanceof String tenant ? tenant : "";
    }
}
