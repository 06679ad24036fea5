package org.linernotes.access;

import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from.
 *
 * @param subject the platform's or party's id; null for roles without one
 */
public record Principal(Role role, @Nullable String subject) {

  public Principal {
    if (role.needsSubject() && subject == null) {
      throw new IllegalArgumentException("subject: null (expected: an id for role " + role + ")");
    }
  }

  /** The subject of a role that has one, else the role's name: what an item is marked with. */
  public String name() {
    return subject != null ? subject : role.name();
  }

  /** True if this one may see what concerns the platform or party. */
  public boolean sees(Role owner, @Nullable String id) {
    return role == Role.FINANCE || (role == owner && subject != null && subject.equals(id));
  }
}
