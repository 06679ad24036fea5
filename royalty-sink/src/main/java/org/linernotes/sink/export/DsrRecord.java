package org.linernotes.sink.export;

/** The kinds of records in a DSR-style report, and their cells. */
enum DsrRecord {
  /** Head. */
  SRHE(
      "FormVersion",
      "MessageId",
      "MessageCreatedDateTime",
      "Sender",
      "UsageStartDate",
      "UsageEndDate",
      "Status"),
  /** Sum of a platform and currency. */
  SY10("SummaryRecordId", "Platform", "Currency", "NumberOfLines", "Amount"),
  /** Line. */
  SR08(
      "LineNumber",
      "SummaryRecordId",
      "Party",
      "OriginMonth",
      "Reason",
      "TrackId",
      "ISRC",
      "Identifiers",
      "Title",
      "Artist",
      "Model",
      "ModelVersion",
      "UseType",
      "LicenceId",
      "Side",
      "Basis",
      "SharePpm",
      "Units",
      "Rate",
      "Gross",
      "Amount"),
  /** Foot. */
  SRFO("NumberOfRecords", "NumberOfSRHE", "NumberOfSY10", "NumberOfSR08", "NumberOfSRFO");

  private final String heading;
  private final int size;

  DsrRecord(String... cells) {
    this.heading = "#" + name() + "\t" + String.join("\t", cells);
    this.size = cells.length;
  }

  /** A comment that names the cells. */
  String heading() {
    return heading;
  }

  /** How many cells there are after the record's own name. */
  int size() {
    return size;
  }
}
