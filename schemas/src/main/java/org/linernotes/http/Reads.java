package org.linernotes.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;

/** Routes that are only read: any other method, TRACE with them, is answered 405. */
final class Reads {
  private Reads() {}

  static void on(ServerBuilder server, String path, HttpService service) {
    server.route().methods(HttpMethod.GET, HttpMethod.HEAD).path(path).build(service);
  }
}
