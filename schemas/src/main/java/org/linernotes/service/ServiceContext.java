package org.linernotes.service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.linernotes.config.Settings;
import org.linernotes.serde.SchemaIds;

/** What a service is given from outside. */
public record ServiceContext(
    Settings settings, SchemaIds schemaIds, PrometheusMeterRegistry metrics, Clock clock) {}
