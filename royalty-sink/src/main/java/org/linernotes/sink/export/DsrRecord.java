package org.linernotes.sink.export;

import java.util.List;

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

  private final List<String> cells;

  DsrRecord(String... cells) {
    this.cells = List.of(cells);
  }

  /** The names of the cells after the record's own name. */
  List<String> cells() {
    return cells;
  }
}
