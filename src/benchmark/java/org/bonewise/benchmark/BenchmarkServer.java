package org.bonewise.benchmark;

import org.bonewise.BonewiseApplication;
import org.springframework.boot.SpringApplication;

/** The service with the bare endpoint beside it, in one process. */
public final class BenchmarkServer {

    private BenchmarkServer() {}

    public static void main(String[] args) {
        new SpringApplication(BonewiseApplication.class, BareEndpoint.class).run(args);
    }
}
