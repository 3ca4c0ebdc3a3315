package org.bonewise.demo;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The demo alone, with a service that always gives the same answer, so that the page is tested for what it shows. */
@EnableAutoConfiguration
@Import(DemoConfiguration.class)
class DemoApp {

    /** Who may call is none of the demo's business. */
    @Bean
    SecurityFilterChain open(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    /** The patient for whom the stub answers with an error. */
    static final String FAILING_PATIENT = "breast-hospice";

    /** The patient for whom the stub has nothing to say. */
    static final String SILENT_PATIENT = "no-cancer";

    @Bean
    RouterFunction<ServerResponse> stubbedService() {
        return RouterFunctions.route()
                .GET("/cds-services", request -> json(200, StubbedAnswers.DISCOVERY))
                .POST("/cds-services/bone-health-patient-view", request -> {
                    String body = request.body(String.class);
                    if (body.contains("\"patientId\":\"" + FAILING_PATIENT + "\"")) {
                        return json(412, StubbedAnswers.PRECONDITION_FAILED);
                    }
                    boolean silent = body.contains("\"patientId\":\"" + SILENT_PATIENT + "\"");
                    return json(200, silent ? StubbedAnswers.NO_CARDS : StubbedAnswers.CARDS);
                })
                .build();
    }

    private static ServerResponse json(int status, String body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
