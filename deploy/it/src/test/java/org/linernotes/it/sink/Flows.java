package org.linernotes.it.sink;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.linernotes.it.kit.Integration;

/**
 * Gives tests the {@link RecordedFlow}, the same for the whole run, since it takes long to make.
 */
final class Flows implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Flows.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RecordedFlow.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            RecordedFlow.class,
            key -> RecordedFlow.of(Integration.parts(context)),
            RecordedFlow.class);
  }
}
