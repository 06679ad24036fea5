package org.linernotes.it.kit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests their {@link Parts}, the same for the whole run, and their {@link Stack}, the same
 * for all tests of a class. Both are stopped when nobody needs them any more.
 */
public final class Integration implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Integration.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Parts.class || type == Stack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Parts parts = parts(context);
    return parameter.getParameter().getType() == Parts.class ? parts : stack(context, parts);
  }

  /** The run's, for extensions that give more than these. */
  public static Parts parts(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Parts.class, key -> Parts.start(), Parts.class);
  }

  private static Stack stack(ExtensionContext context, Parts parts) {
    ExtensionContext ofClass =
        context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
    return ofClass
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Stack.class, key -> Stack.start(parts), Stack.class);
  }
}
