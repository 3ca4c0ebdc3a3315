package org.bonewise;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bonewise.cards.CardWriter;
import org.bonewise.cdshooks.ClientOrigins;
import org.bonewise.cdshooks.HookJson;
import org.bonewise.cdshooks.LocalCodes;
import org.bonewise.cdshooks.OpenDoor;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.clients.PageProperties;
import org.bonewise.clients.RegisteredClients;
import org.bonewise.content.ClinicalContent;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.CodeFilter;
import org.bonewise.fhir.FhirAgreements;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.fhir.PatientDataSource;
import org.bonewise.files.MergedFolder;
import org.bonewise.guideline.Assessor;
import org.bonewise.guideline.RuleModes;
import org.bonewise.knowledge.ContentReview;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.KnowledgeLoader;
import org.bonewise.knowledge.KnownCodes;
import org.bonewise.knowledge.Site;
import org.bonewise.operations.InForce;
import org.bonewise.operations.Phases;
import org.bonewise.patient.Units;
import org.bonewise.quiet.Quiet;
import org.bonewise.quiet.QuietMemory;
import org.bonewise.reports.RuleNames;
import org.bonewise.store.CallRecorder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Wires the way of a request. The core knows nothing of Spring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    BonewiseProperties.class,
    SiteProperties.class,
    PublicUrlProperties.class,
    QuietProperties.class
})
class BonewiseConfiguration {

    @Bean
    static BeanFactoryPostProcessor checkedSettings(ConfigurableEnvironment environment) {
        return factory -> {
            UnknownSettings.refuse(environment);
            UnsetVariables.refuse(environment);
        };
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock(BonewiseProperties properties) {
        return Clock.system(properties.zone());
    }

    @Bean
    FactCatalogue factCatalogue() {
        return FactDefinitions.catalogue();
    }

    /** The artefacts of ours and of the hospital. */
    @Bean
    MergedFolder profilesFolder(BonewiseProperties properties) {
        return KnowledgeLoader.folder(
                properties.fhirProfilesDirectory(), properties.site().fhirProfilesDirectory());
    }

    @Bean
    Knowledge knowledge(@Qualifier("profilesFolder") MergedFolder profiles, SiteProperties site, FactCatalogue facts) {
        FormularySetting formulary = new FormularySetting(site.formulary());
        Knowledge knowledge = new KnowledgeLoader(
                        FhirContexts.r4(), facts.declarations(), FactParameters.NAMES, FactWindows.ITEMS)
                .load(profiles, new Site(formulary.formulary(), Units::isUnit));
        formulary.check(knowledge);
        return knowledge;
    }

    @Bean
    CodeFilter codeFilter(Knowledge knowledge, ObjectProvider<MeterRegistry> meters) {
        return new KnownCodes(knowledge.codes(), new UnmappedCodes(meters.getIfAvailable(SimpleMeterRegistry::new)));
    }

    @Bean
    LocalCodes localCodes(Knowledge knowledge) {
        return knowledge.codes()::localCodesBeside;
    }

    @Bean
    GuidelineSetting guidelineSetting(Knowledge knowledge, BonewiseProperties properties, SiteProperties site) {
        return GuidelineSetting.of(properties.guideline(), site.clients(), knowledge.guidelines());
    }

    @Bean
    InForce inForce(
            Knowledge knowledge,
            GuidelineSetting chosen,
            @Qualifier("profilesFolder") MergedFolder profiles,
            @Qualifier("hooksFolder") MergedFolder hooks,
            @Value("${bonewise.cds-hooks-version:2.0}") String cdsHooks) {
        return new InForce(
                cdsHooks,
                Map.of("version", knowledge.content().packageVersion(), "sha256", profiles.sha256()),
                Map.of("fhir-profiles", InForce.Files.of(profiles), "hooks", InForce.Files.of(hooks)),
                chosen.forOthers(),
                chosen.byClient(),
                chosen.inForce().stream().collect(Collectors.toMap(Guideline::id, Guideline::version)));
    }

    @Bean
    Assessor assessor(
            Knowledge knowledge, FactCatalogue facts, GuidelineSetting chosen, SiteProperties site, Clock clock) {
        RuleModes modes = new RuleModeSetting(knowledge, chosen.inForce(), LocalDate.now(clock))
                .modes(site.ruleModes(), site.testPatients());
        return new Assessor(knowledge, facts, chosen.forOthers(), chosen.byClient(), modes);
    }

    @Bean
    RegisteredClients registeredClients(SiteProperties site, PublicUrlProperties address) {
        RegisteredClients clients = new RegisteredClients(ClientSetting.of(site.clients()));
        if (!clients.all().isEmpty() && address.guidelines() == null) {
            throw new StartRefusedException(
                    "bonewise.clients registers clients, and bonewise.public-url is not set: set it to"
                            + " the address by which they reach this service, for which their tokens must be meant, such as https://cds.hospital.example");
        }
        return clients;
    }

    @Bean
    FhirAgreements fhirAgreements(SiteProperties site, OpenDoor door) {
        return FhirServerSetting.of(site.fhir().allowedServers(), site.clients(), door);
    }

    @Bean
    ClientOrigins clientOrigins(SiteProperties site) {
        return ClientSetting.origins(site.clients());
    }

    @Bean
    Renderings renderings(SiteProperties site, Clock clock) {
        return RenderingSetting.of(clock.getZone(), site.clients());
    }

    @Bean
    ContentReview contentReview(Knowledge knowledge, SiteProperties site, Clock clock) {
        return new ApprovalSetting(knowledge.content(), LocalDate.now(clock))
                .review(site.approvals(), site.reviewInterval());
    }

    @Bean
    ClinicalContent clinicalContent(
            @Qualifier("profilesFolder") MergedFolder profiles,
            @Qualifier("hooksFolder") MergedFolder hooks,
            Knowledge knowledge,
            ContentReview review,
            FactCatalogue facts) {
        return ClinicalContent.of(FhirContexts.r4(), profiles, hooks, knowledge, review.register(), facts);
    }

    @Bean
    RuleNames ruleNames(Knowledge knowledge, GuidelineSetting chosen) {
        return NamesInForce.of(knowledge, chosen);
    }

    @Bean
    ContentReviewHealth contentHealthIndicator(ContentReview review, Clock clock) {
        return new ContentReviewHealth(review, clock);
    }

    @Bean
    CardWriter cardWriter(ContentReview review, PublicUrlProperties address, PageProperties pages) {
        String link = address.guidelines();
        return new CardWriter(UUID::randomUUID, review, pages.canBeRead() ? link : null);
    }

    @Bean
    Quiet quiet(QuietProperties properties, QuietMemory memory, Knowledge knowledge) {
        return QuietSetting.of(properties, memory, knowledge);
    }

    @Bean
    BoneHealthService boneHealthService(
            PatientDataSource source,
            Knowledge knowledge,
            Assessor assessor,
            CardWriter cards,
            Renderings renderings,
            CallRecorder recorder,
            Quiet quiet,
            ObjectProvider<MeterRegistry> meters,
            Clock clock,
            Phases phases) {
        ShadowLog shadow = new ShadowLog(meters.getIfAvailable(SimpleMeterRegistry::new));
        return new BoneHealthService(
                source,
                knowledge.codes(),
                assessor,
                cards,
                (request, decision) -> {
                    shadow.record(request.client(), decision.assessment().shadow());
                    CallRecords.of(request, decision).ifPresent(recorder::record);
                },
                renderings,
                quiet,
                clock,
                phases);
    }

    @Bean
    WarmUp warmUp(PatientDataSource source, Knowledge knowledge, Assessor assessor, Quiet quiet, HookJson json) {
        CardWriter cards = new CardWriter(UUID::randomUUID);
        // What is said of made-up patients is nobody's record.
        return new WarmUp(
                new BoneHealthService(
                        source,
                        knowledge.codes(),
                        assessor,
                        cards,
                        (request, decision) -> {},
                        client -> new Rendering(Locale.ENGLISH, WarmUp.CLOCK.getZone()),
                        quiet.off(),
                        WarmUp.CLOCK,
                        Phases.UNTOLD),
                json::write);
    }
}
