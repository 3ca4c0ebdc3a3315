package org.bonewise;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class BonewiseApplication {

    public static void main(String[] args) {
        SpringApplication.run(BonewiseApplication.class, args);
    }
}
