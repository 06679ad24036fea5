package org.linernotes.sink.http;

import java.time.YearMonth;

/** Names that downloads are kept under; ids may hold anything, file names not. */
final class FileNames {

  private FileNames() {}

  static String of(String what, YearMonth month, String owner, String extension) {
    String safe = owner.replaceAll("[^A-Za-z0-9._-]", "_");
    return what + "-" + month + (safe.isEmpty() ? "" : "-" + safe) + "." + extension;
  }
}
