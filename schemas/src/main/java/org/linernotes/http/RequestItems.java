package org.linernotes.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/** How many items of a write were taken and refused, for the access log. */
public record RequestItems(long accepted, long rejected) {
  private static final AttributeKey<RequestItems> KEY =
      AttributeKey.valueOf(RequestItems.class, "items");

  /** Notes them before the answer. */
  public void on(ServiceRequestContext context) {
    context.setAttr(KEY, this);
  }

  static @Nullable RequestItems of(ServiceRequestContext context) {
    return context.attr(KEY);
  }
}
