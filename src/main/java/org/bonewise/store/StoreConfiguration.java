package org.bonewise.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.bonewise.clients.UsedTokens;
import org.bonewise.feedback.FeedbackProperties;
import org.bonewise.feedback.FeedbackStore;
import org.bonewise.quiet.QuietMemory;
import org.bonewise.reports.ReportSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Wires what is kept in the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordProperties.class)
@DependsOnDatabaseInitialization
class StoreConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "feedbackStore")
    FeedbackStore feedbackStore(DataSource source, Clock clock) {
        return new FeedbackInDatabase(source, clock);
    }

    @Bean
    @Primary
    UsedTokens sharedUsedTokens(@Qualifier("usedTokens") UsedTokens own, DataSource source, Clock clock) {
        return new UsedTokensInDatabase(own, source, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    QuietMemory quietMemory(DataSource source, Clock clock) {
        return new QuietInDatabase(source, clock);
    }

    @Bean
    ReportSource reportSource(DataSource source, FeedbackProperties feedback, RecordProperties record) {
        return new ReportInDatabase(source, retention(feedback, record));
    }

    private static Retention retention(FeedbackProperties feedback, RecordProperties record) {
        return new Retention(record.retention(), feedback.retention(), feedback.commentsRetention());
    }

    @Bean
    CallRecorder callRecorder(DataSource source, ObjectProvider<MeterRegistry> meters, Clock clock) {
        return new CallRecorder(
                source, meters.getIfAvailable(SimpleMeterRegistry::new), clock, CallRecorder.Settings.USUAL);
    }

    @Bean
    Sweeper sweeper(DataSource source, Clock clock, FeedbackProperties feedback, RecordProperties record) {
        return new Sweeper(source, clock, retention(feedback, record));
    }

    @Bean
    SweepSchedule sweepSchedule(Sweeper sweeper) {
        return new SweepSchedule(sweeper);
    }
}
