package org.linernotes.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.AccessRecord;

/** Records of the access log, for people and for programs. */
final class AccessLogText {
  private AccessLogText() {}

  static String table(Collection<AccessRecord> records) {
    TextTable table =
        new TextTable("AT", "ROLE", "SUBJECT", "CREDENTIAL", "REQUEST", "STATUS", "CODE", "MS");
    for (AccessRecord record : records) {
      table.row(
          record.getAt().toString(),
          role(record),
          shown(record.getSubject()),
          shown(record.getCredential()),
          record.getMethod() + " " + target(record),
          Integer.toString(record.getStatus()),
          shown(record.getCode()),
          Long.toString(record.getDurationMillis()));
    }
    return table.text();
  }

  private static String role(AccessRecord record) {
    return shown(record.getRole()).toLowerCase(Locale.ROOT);
  }

  private static String target(AccessRecord record) {
    return record.getQuery() == null
        ? record.getPath()
        : record.getPath() + "?" + record.getQuery();
  }

  private static String shown(@Nullable String text) {
    return text == null ? "-" : text;
  }

  /** All fields under the names that the schema has. */
  static String json(AccessRecord record) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("at", record.getAt().toString())
        .put("requestId", record.getRequestId())
        .put("role", record.getRole())
        .put("subject", record.getSubject())
        .put("credential", record.getCredential())
        .put("client", record.getClient())
        .put("method", record.getMethod())
        .put("path", record.getPath())
        .put("query", record.getQuery())
        .put("status", record.getStatus())
        .put("code", record.getCode())
        .put("accepted", record.getAccepted())
        .put("rejected", record.getRejected())
        .put("requestBytes", record.getRequestBytes())
        .put("responseBytes", record.getResponseBytes())
        .put("durationMillis", record.getDurationMillis());
    return node.toString();
  }
}
