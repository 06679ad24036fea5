package org.linernotes.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port. */
final class PortConverter implements ITypeConverter<Integer> {
  private static final int HIGHEST = 65_535;

  @Override
  public Integer convert(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : HIGHEST + 1;
    if (port > HIGHEST) {
      throw new TypeConversionException("'" + text + "' (expected: a port, 0..65535)");
    }
    return port;
  }
}
