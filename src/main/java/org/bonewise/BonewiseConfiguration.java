package org.bonewise;

import java.time.Clock;
import java.util.TreeSet;
import java.util.UUID;
import org.bonewise.cards.CardWriter;
import org.bonewise.cdshooks.HookJson;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.CodeFilter;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.fhir.PatientDataSource;
import org.bonewise.guideline.Assessor;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.KnowledgeLoader;
import org.bonewise.knowledge.KnownCodes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way of a request. The core knows nothing of Spring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BonewiseProperties.class)
class BonewiseConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(BonewiseProperties properties) {
        return Clock.system(properties.zone());
    }

    @Bean
    FactCatalogue factCatalogue() {
        return FactDefinitions.catalogue();
    }

    @Bean
    Knowledge knowledge(BonewiseProperties properties, FactCatalogue facts) {
        return new KnowledgeLoader(FhirContexts.r4(), facts.declarations(), FactParameters.NAMES, FactWindows.ITEMS)
                .load(properties.fhirProfilesDirectory());
    }

    @Bean
    CodeFilter codeFilter(Knowledge knowledge) {
        return new KnownCodes(knowledge.codes());
    }

    @Bean
    Assessor assessor(Knowledge knowledge, FactCatalogue facts, BonewiseProperties properties) {
        String guideline = properties.guideline();
        if (!knowledge.guidelines().containsKey(guideline)) {
            throw new StartRefusedException("bonewise.guideline is '" + guideline + "': set it to one of "
                    + new TreeSet<>(knowledge.guidelines().keySet()));
        }
        return new Assessor(knowledge, facts, guideline);
    }

    @Bean
    BoneHealthService boneHealthService(PatientDataSource source, Knowledge knowledge, Assessor assessor, Clock clock) {
        return new BoneHealthService(source, knowledge.codes(), assessor, new CardWriter(UUID::randomUUID), clock);
    }

    @Bean
    WarmUp warmUp(PatientDataSource source, Knowledge knowledge, Assessor assessor, HookJson json) {
        CardWriter cards = new CardWriter(UUID::randomUUID);
        return new WarmUp(new BoneHealthService(source, knowledge.codes(), assessor, cards, WarmUp.CLOCK), json::write);
    }
}
