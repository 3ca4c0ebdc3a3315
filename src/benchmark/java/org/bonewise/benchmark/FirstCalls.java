package org.bonewise.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** The first ten calls of a service that has just become ready. */
public final class FirstCalls {

    private FirstCalls() {}

    /** @param args base address of the service, which answers already */
    public static void main(String[] args) throws IOException, InterruptedException {
        // The client is warmed on an address that has nothing to do with the service's work.
        Caller warm = new Caller(URI.create(args[0] + "/cds-services"));
        byte[] body = Bodies.body(200, true);
        for (int i = 0; i < 200; i++) {
            warm.refused(body);
        }
        Caller caller = new Caller(URI.create(args[0] + "/cds-services/bone-health-patient-view"));
        StringBuilder line = new StringBuilder("|");
        for (int i = 1; i <= 10; i++) {
            line.append(String.format(Locale.ROOT, " %.1f |", caller.millis(body)));
        }
        System.out.println(line);
    }
}
