package org.bonewise.fhir;

import okhttp3.HttpUrl;

/**
 * A FHIR server that may be called.
 *
 * @param base base address; http is possible only where it says http
 * @param inPrivateNetwork whether its name may lead to an address that cannot be reached from the internet
 */
public record FhirServer(HttpUrl base, boolean inPrivateNetwork) {

    /**
     * Reads an address. One that is itself a number, or {@code localhost}, leads where it says.
     *
     * @throws IllegalArgumentException when it is no base address; the message does not hold it, which may have a password in it
     */
    public static FhirServer at(String address, boolean inPrivateNetwork) {
        HttpUrl base = HttpUrl.parse(address.strip());
        if (base == null
                || base.query() != null
                || base.fragment() != null
                || !base.username().isEmpty()
                || !base.password().isEmpty()) {
            throw new IllegalArgumentException("write a base address such as https://ehr.example.org/fhir");
        }
        return new FhirServer(base, inPrivateNetwork || isPlain(base.host()));
    }

    private static boolean isPlain(String host) {
        return host.equals("localhost") || host.contains(":") || host.matches("[0-9.]+");
    }

    /** The base without what may be a password in it, for messages. */
    public static String withoutUser(String address) {
        return address.replaceFirst("//.*@", "//...@");
    }
}
