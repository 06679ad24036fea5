package org.linernotes.item;

/** JSON pointers (RFC 6901). */
public final class Pointers {
  private Pointers() {}

  /** The member of an object. */
  public static String member(String at, String name) {
    return at + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The element of an array. */
  public static String element(String at, int index) {
    return at + "/" + index;
  }
}
