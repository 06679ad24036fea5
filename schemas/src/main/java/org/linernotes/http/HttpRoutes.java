package org.linernotes.http;

import com.linecorp.armeria.server.ServerBuilder;

/** What a service puts on the HTTP port it shares. */
@FunctionalInterface
public interface HttpRoutes {
  void addTo(ServerBuilder server);
}
