package org.linernotes.sink.postgres;

/** A column, and the type that its text is cast to. */
record Column(String name, String type) {

  static Column text(String name) {
    return new Column(name, "text");
  }

  static Column bigint(String name) {
    return new Column(name, "bigint");
  }

  static Column money(String name) {
    return new Column(name, "numeric(38,9)");
  }
}
