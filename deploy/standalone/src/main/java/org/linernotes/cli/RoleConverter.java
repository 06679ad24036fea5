package org.linernotes.cli;

import org.linernotes.access.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a role. */
final class RoleConverter implements ITypeConverter<Role> {
  @Override
  public Role convert(String text) {
    try {
      return Role.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
