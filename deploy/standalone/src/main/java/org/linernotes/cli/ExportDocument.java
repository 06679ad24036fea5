package org.linernotes.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What finance's own systems can be given of a month. */
enum ExportDocument {
  ROYALTIES_CSV("royalties.csv"),
  ROYALTIES_XLSX("royalties.xlsx"),
  JOURNAL_NDJSON("journal.ndjson"),
  DSR_TSV("dsr.tsv");

  private final String file;

  ExportDocument(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** Reads the name of one. */
  static final class Converter implements ITypeConverter<ExportDocument> {
    @Override
    public ExportDocument convert(String text) {
      return Arrays.stream(values())
          .filter(document -> document.file.equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException("'" + text + "' (expected: one of " + names() + ")"));
    }

    private static String names() {
      return Arrays.stream(values()).map(ExportDocument::file).collect(Collectors.joining(", "));
    }
  }
}
