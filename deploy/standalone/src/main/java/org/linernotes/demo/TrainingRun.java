package org.linernotes.demo;

import java.util.List;

/**
 * What a platform reports, in the order in which it sends it.
 *
 * @param platform its id
 * @param events with retries, and with what goes wrong in real reports
 */
public record TrainingRun(String platform, List<Items.Use> events) {}
