package org.linernotes.sink.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a DSR-style report as a recipient would that knows only its form: the comments name the
 * cells. Written apart from the writer, and refuses whatever does not add up.
 */
record DsrReport(List<Map<String, String>> lines) {
  private static final Pattern OWN = Pattern.compile("(linernotes::[A-Z_]+)?");

  static DsrReport read(String text) {
    require(text.endsWith("\n"), "ends without a line feed");
    Map<String, List<String>> headings = new HashMap<>();
    List<Map<String, String>> records = new ArrayList<>();
    for (String row : text.substring(0, text.length() - 1).split("\n", -1)) {
      String[] cells = row.split("\t", -1);
      if (row.startsWith("#")) {
        headings.put(cells[0].substring(1), List.of(cells));
      } else {
        records.add(record(headings.getOrDefault(cells[0], List.of()), cells));
      }
    }
    return checked(records);
  }

  private static Map<String, String> record(List<String> headings, String[] cells) {
    require(headings.size() == cells.length, "cells: " + List.of(cells));
    Map<String, String> record = new HashMap<>();
    record.put("kind", cells[0]);
    for (int i = 1; i < cells.length; i++) {
      require(cells[i].chars().noneMatch(c -> c < ' '), "control character: " + cells[i]);
      record.put(headings.get(i), cells[i]);
    }
    return record;
  }

  private static DsrReport checked(List<Map<String, String>> records) {
    List<Map<String, String>> sums = of("SY10", records);
    List<Map<String, String>> lines = of("SR08", records);
    Map<String, String> foot = records.get(records.size() - 1);
    require("SRHE".equals(records.get(0).get("kind")), "no head first");
    require("SRFO".equals(foot.get("kind")), "no foot last");
    require(count(foot, "NumberOfRecords") == records.size(), "count of all");
    require(count(foot, "NumberOfSRHE") == of("SRHE", records).size(), "count of SRHE");
    require(count(foot, "NumberOfSY10") == sums.size(), "count of SY10");
    require(count(foot, "NumberOfSR08") == lines.size(), "count of SR08");
    require(count(foot, "NumberOfSRFO") == of("SRFO", records).size(), "count of SRFO");
    sums.forEach(sum -> checkSum(sum, lines));
    for (Map<String, String> line : lines) {
      require(sums.stream().anyMatch(sum -> sumOf(sum, line)), "no sum: " + line);
      for (String own : List.of("UseType", "Side", "Basis", "Reason")) {
        require(OWN.matcher(cell(line, own)).matches(), own + ": " + line);
      }
    }
    return new DsrReport(lines);
  }

  private static void checkSum(Map<String, String> sum, List<Map<String, String>> lines) {
    List<BigDecimal> amounts =
        lines.stream()
            .filter(line -> sumOf(sum, line))
            .map(line -> new BigDecimal(cell(line, "Amount")))
            .toList();
    BigDecimal amount = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    require(count(sum, "NumberOfLines") == amounts.size(), "lines: " + sum);
    require(new BigDecimal(cell(sum, "Amount")).compareTo(amount) == 0, amount + ": " + sum);
  }

  /** The values of a cell, as they were before they were written. */
  static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\') {
        value.append(cell.charAt(++i));
      } else if (c == '|') {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }

  private static boolean sumOf(Map<String, String> sum, Map<String, String> line) {
    return cell(sum, "SummaryRecordId").equals(line.get("SummaryRecordId"));
  }

  private static List<Map<String, String>> of(String kind, List<Map<String, String>> records) {
    return records.stream().filter(each -> kind.equals(each.get("kind"))).toList();
  }

  private static long count(Map<String, String> record, String name) {
    return Long.parseLong(cell(record, name));
  }

  static String cell(Map<String, String> record, String name) {
    String cell = record.get(name);
    require(cell != null, name + ": none in " + record);
    return String.valueOf(cell);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
