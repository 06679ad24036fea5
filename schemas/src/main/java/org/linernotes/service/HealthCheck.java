package org.linernotes.service;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that must hold for a service to do its work, or for it to be worth keeping.
 *
 * @param problem empty while it holds, else what is wrong
 */
public record HealthCheck(String name, Supplier<Optional<String>> problem) {}
