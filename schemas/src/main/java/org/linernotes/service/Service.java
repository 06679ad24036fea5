package org.linernotes.service;

import java.util.List;
import org.linernotes.http.HttpRoutes;

/** One of the three services, alone in its process or beside the others in one. */
public interface Service extends AutoCloseable {

  /** As its module is called. */
  String name();

  /**
   * Connects and begins to work; returns when it does.
   *
   * @throws org.linernotes.config.ConfigException if a part that it needs is not as configured
   */
  void start();

  /** What it serves; called once, after {@link #start}. */
  HttpRoutes routes();

  /** Class path resource of its OpenAPI file (YAML), absolute; empty if it serves no API. */
  String openApiResource();

  /** All must hold for {@code /health/ready}: it can do its work now. */
  List<HealthCheck> readiness();

  /**
   * All must hold for {@code /health/live}: what fails here only a restart mends. Never a
   * dependency: a restart would not bring it back, and would add its own trouble.
   */
  default List<HealthCheck> liveness() {
    return List.of();
  }

  /** Ends in bounded time what {@link #start} began; may be called after a failed start. */
  @Override
  void close();
}
