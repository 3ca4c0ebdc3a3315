package org.bonewise.cdshooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services on offer: those that are described in the hooks folder and that something stands behind. */
final class ServiceCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCatalog.class);

    private final Map<String, Offer> offers;

    /** A service and what answers it. */
    record Offer(ServiceDefinition definition, HookService handler) {}

    ServiceCatalog(List<ServiceDefinition> definitions, List<HookService> handlers) {
        offers = new LinkedHashMap<>();
        for (ServiceDefinition definition : definitions) {
            handlers.stream()
                    .filter(handler -> handler.handles(definition))
                    .findFirst()
                    .ifPresentOrElse(
                            handler -> offers.put(definition.id(), new Offer(definition, handler)),
                            () -> LOG.warn("Service {} is not offered: nothing handles its hook", definition.id()));
        }
    }

    /** What discovery publishes, in the order of the ids. */
    List<ServiceDefinition> definitions() {
        return offers.values().stream().map(Offer::definition).toList();
    }

    Optional<Offer> find(String id) {
        return Optional.ofNullable(offers.get(id));
    }
}
